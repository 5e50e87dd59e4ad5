package org.shanshui.platform.cases.desk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.web.Download;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.multipart.MultipartFile;

/** Evidence put in by forms, and given out. */
@Controller
class EvidencePages {
  private final CaseEvidence evidence;

  EvidencePages(CaseEvidence evidence) {
    this.evidence = evidence;
  }

  /** Puts in what a form brought; gives the ids. */
  List<Long> put(long id, @Nullable List<MultipartFile> files) throws IOException {
    List<Long> added = new ArrayList<>();
    if (files != null) {
      for (MultipartFile file : files) {
        String name = file.getOriginalFilename();
        if (name != null && !name.isBlank()) {
          added.add(evidence.attach(id, name, file.getBytes()));
        }
      }
    }
    return added;
  }

  @GetMapping("/cases/{id}/evidence/{file}")
  ResponseEntity<byte[]> evidence(@PathVariable long id, @PathVariable long file) {
    CaseEvidence.Evidence kept = evidence.evidence(id, file);
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_DISPOSITION, Download.attachment(kept.row().name()))
        .header("X-Content-Type-Options", "nosniff")
        .contentType(MediaType.parseMediaType(kept.row().contentType()))
        .body(kept.bytes());
  }
}
