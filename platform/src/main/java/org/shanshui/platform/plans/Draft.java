package org.shanshui.platform.plans;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An uploaded document and its review (草案).
 *
 * @param state compiling, failed, cancelled, review or adopted
 * @param fault why it could not be read, in Chinese and English
 * @param amends the plan that it is a new version of
 */
record Draft(
    long id,
    String regionCode,
    String regionPath,
    String name,
    long size,
    String sha256,
    String uploader,
    Instant uploadedAt,
    @Nullable Long amends,
    String state,
    @Nullable String fault,
    @Nullable String format,
    @Nullable Integer characters,
    String title,
    @Nullable String kind,
    @Nullable String issuer,
    @Nullable String documentNumber,
    @Nullable String issuedOn,
    @Nullable String regionSaid,
    @Nullable Integer firstYear,
    @Nullable Integer lastYear,
    @Nullable Integer baseYear,
    int version) {

  boolean is(String which) {
    return state.equals(which);
  }
}
