package org.shanshui.packkit.expression;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Parts of an expression as a pack writes them; empty for what a macro has made. */
final class Rendering {
  private static final Map<String, String> BETWEEN =
      Map.ofEntries(
          Map.entry("_+_", "+"),
          Map.entry("_-_", "-"),
          Map.entry("_*_", "*"),
          Map.entry("_/_", "/"),
          Map.entry("_<_", "<"),
          Map.entry("_<=_", "<="),
          Map.entry("_>_", ">"),
          Map.entry("_>=_", ">="),
          Map.entry("_==_", "=="),
          Map.entry("_!=_", "!="),
          Map.entry("_&&_", "&&"),
          Map.entry("_||_", "||"),
          Map.entry("@in", "in"));

  private Rendering() {}

  static String of(CelExpr part) {
    return switch (part.getKind()) {
      case CONSTANT -> constant(part.constant());
      case IDENT -> part.ident().name().startsWith("@") ? "" : part.ident().name();
      case SELECT -> joined(of(part.select().operand()), "." + part.select().field());
      case LIST -> {
        List<String> items = part.list().elements().stream().map(Rendering::of).toList();
        yield items.contains("") ? "" : "[" + String.join(", ", items) + "]";
      }
      case CALL -> call(part.call());
      default -> "";
    };
  }

  private static String joined(String left, String right) {
    return left.isEmpty() ? "" : left + right;
  }

  private static String constant(CelConstant constant) {
    return switch (constant.getKind()) {
      case STRING_VALUE -> "'" + constant.stringValue() + "'";
      case BOOLEAN_VALUE -> String.valueOf(constant.booleanValue());
      case INT64_VALUE -> String.valueOf(constant.int64Value());
      default -> "";
    };
  }

  private static String call(CelExpr.CelCall call) {
    List<CelExpr> arguments = call.args();
    if (call.function().equals("decimal")
        && arguments.get(0).getKind() == CelExpr.ExprKind.Kind.CONSTANT) {
      return arguments.get(0).constant().stringValue();
    }
    if (call.function().equals("@in")
        && arguments.get(1).getKind() == CelExpr.ExprKind.Kind.IDENT
        && arguments.get(1).ident().name().equals(Scope.KNOWN)) {
      return "known(" + arguments.get(0).constant().stringValue() + ")";
    }
    List<String> words =
        arguments.stream()
            .map(argument -> inner(argument, BETWEEN.containsKey(call.function())))
            .toList();
    if (words.contains("")) {
      return "";
    }
    String between = BETWEEN.get(call.function());
    if (between != null) {
      return words.stream().collect(Collectors.joining(" " + between + " "));
    }
    return switch (call.function()) {
      case "!_" -> "!" + words.get(0);
      case "-_" -> "-" + words.get(0);
      case "_[_]" -> words.get(0) + "[" + words.get(1) + "]";
      case "_?_:_" -> words.get(0) + " ? " + words.get(1) + " : " + words.get(2);
      default ->
          call.function().startsWith("@")
              ? ""
              : call.target().map(t -> joined(of(t), ".")).orElse("")
                  + call.function()
                  + "("
                  + String.join(", ", words)
                  + ")";
    };
  }

  private static String inner(CelExpr argument, boolean operand) {
    String words = of(argument);
    boolean operation =
        operand
            && argument.getKind() == CelExpr.ExprKind.Kind.CALL
            && BETWEEN.containsKey(argument.call().function())
            && !words.startsWith("known(");
    return operation && !words.isEmpty() ? "(" + words + ")" : words;
  }
}
