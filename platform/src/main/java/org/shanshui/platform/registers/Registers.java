package org.shanshui.platform.registers;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.shanshui.packkit.pack.InForce;
import org.shanshui.packkit.pack.Packs;
import org.shanshui.platform.refusal.Refusal;
import org.springframework.stereotype.Component;

/** The registers that the packs in force declare. */
@Component
class Registers {
  private final InForce<Register> registers;

  Registers(Packs packs, Clock clock) {
    registers =
        new InForce<>(
            packs,
            Register.FILES,
            Comparator.comparing(Register::order).thenComparing(Register::key),
            clock);
  }

  /** Those in force today, in their order. */
  List<Register> all() {
    return List.copyOf(registers.today().values());
  }

  /** The register of this key, in force or not. */
  Optional<Register> find(String key) {
    return registers.find(key);
  }

  /** The register of this key, in force or not; refuses where there never was one. */
  Register get(String key) {
    return find(key)
        .orElseThrow(
            () ->
                Refusal.missing(
                        "registers.no-register",
                        "没有“" + key + "”这个登记库。",
                        "there is no register " + key)
                    .asException());
  }

  /** Refuses where no record can be added or changed any more. */
  String edition(Register register) {
    return registers
        .edition(register.key())
        .orElseThrow(
            () ->
                Refusal.conflict(
                        "registers.not-in-force",
                        "登记库“" + register.name().chinese() + "”已停用，只能查看。",
                        "the register "
                            + register.name().english()
                            + " is in force no more: it can only be read")
                    .asException());
  }
}
