package org.shanshui.packkit.expression;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelMutableAst;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.ast.CelMutableExpr;
import dev.cel.common.ast.CelMutableExpr.CelMutableCall;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableMutableAst;
import dev.cel.common.navigation.CelNavigableMutableExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelMacro;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shanshui.packkit.Faults;
import org.shanshui.packkit.Place;
import org.shanshui.packkit.Words;
import org.shanshui.packkit.yaml.Node;

/**
 * What expressions may speak of: inputs by name, each with its type. An expression is checked here
 * once and evaluated often.
 *
 * <p>Every number that is written is an exact decimal. The cost of an expression is bounded: so
 * many characters and parts, so many rounds of {@code all}, {@code exists}, {@code map} and {@code
 * filter} together, numbers of so many digits, and patterns that take time in proportion to the
 * text.
 */
public final class Scope {
  /** Characters of an expression. */
  public static final int LONGEST = 2_000;

  /** Parts of an expression. */
  static final int MOST_PARTS = 400;

  /** Rounds of an evaluation. */
  static final int MOST_ROUNDS = 20_000;

  /** The list of inputs that are there, which {@code known(x)} looks into. */
  static final String KNOWN = "known__";

  private static final Set<String> RESERVED =
      Set.of(
          "as",
          "break",
          "const",
          "continue",
          "else",
          "false",
          "for",
          "function",
          "if",
          "import",
          "in",
          "let",
          "loop",
          "namespace",
          "null",
          "package",
          "return",
          "true",
          "var",
          "void",
          "while");

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,59}");
  private static final Pattern FRACTION =
      Pattern.compile("-?\\s*(\\d*\\.?\\d+(?:[eE][+-]?\\d{1,2})?)");

  private static final CelOptions OPTIONS =
      CelOptions.current()
          .maxExpressionCodePointSize(LONGEST)
          .maxParseExpressionNodeCount(MOST_PARTS)
          .maxParseRecursionDepth(40)
          .comprehensionMaxIterations(MOST_ROUNDS)
          .maxRegexProgramSize(2_000)
          .enableUnknownTracking(true)
          .enableReservedIds(true)
          .build();

  private static final CelRuntime RUNTIME =
      CelRuntimeFactory.legacyCelRuntimeBuilder()
          .setOptions(OPTIONS)
          .addFunctionBindings(Functions.bindings())
          .build();

  private final Map<String, Type> inputs;
  private final CelCompiler compiler;

  /**
   * A scope.
   *
   * @param inputs by name
   * @throws IllegalArgumentException where {@link #isName} does not hold of a name
   */
  public Scope(Map<String, Type> inputs) {
    this.inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    inputs.keySet().stream()
        .filter(name -> !isName(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new IllegalArgumentException("No name for an input: " + name);
            });
    CelCompilerBuilder builder =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardEnvironmentEnabled(false)
            .setStandardDeclarations(Functions.standard())
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addMacros(known())
            .addFunctionDeclarations(Functions.declarations())
            .setTypeProvider(rows())
            .addVar(KNOWN, ListType.create(SimpleType.STRING));
    inputs.forEach((name, type) -> builder.addVar(name, type.cel()));
    this.compiler = builder.build();
  }

  /** Whether an input may be called so: lower case, digits, underscores, and no word of CEL. */
  public static boolean isName(String name) {
    return NAME.matcher(name).matches() && !RESERVED.contains(name) && !name.equals(KNOWN);
  }

  public Map<String, Type> inputs() {
    return inputs;
  }

  /** {@code known(x)}: whether the input x is there. */
  private static CelMacro known() {
    return CelMacro.newGlobalMacro(
        "known",
        1,
        (factory, target, arguments) -> {
          CelExpr input = arguments.get(0);
          if (input.getKind() != Kind.IDENT) {
            return Optional.of(factory.reportError("known() takes the name of an input"));
          }
          return Optional.of(
              factory.newGlobalCall(
                  "@in",
                  factory.newStringLiteral(input.ident().name()),
                  factory.newIdentifier(KNOWN)));
        });
  }

  private CelTypeProvider rows() {
    ImmutableList<CelType> types =
        inputs.values().stream()
            .flatMap(Type::rows)
            .map(Type::cel)
            .collect(ImmutableList.toImmutableList());
    return new CelTypeProvider() {
      @Override
      public ImmutableCollection<CelType> types() {
        return types;
      }

      @Override
      public Optional<CelType> findType(String name) {
        return types.stream().filter(type -> type.name().equals(name)).findFirst();
      }
    };
  }

  /**
   * Checks an expression.
   *
   * @param source a text
   * @param result what it has to give
   * @param faults takes what is wrong with it
   * @return empty where something is
   */
  public Optional<Expression> compile(Node source, Type result, Faults faults) {
    Place place = source instanceof Node.Scalar scalar ? scalar.first() : source.place();
    return compile(source.text(), place, result, faults);
  }

  /** As {@link #compile(Node, Type, Faults)}, of a text that begins at this place. */
  public Optional<Expression> compile(String source, Place place, Type result, Faults faults) {
    CelValidationResult parsed = compiler.parse(source);
    if (told(parsed, Map.of(), place, faults)) {
      return Optional.empty();
    }
    try {
      CelAbstractSyntaxTree exact = exact(parsed.getAst(), source);
      CelValidationResult checked = compiler.check(exact);
      if (told(checked, positions(parsed.getAst(), source), place, faults)) {
        return Optional.empty();
      }
      CelAbstractSyntaxTree tree = checked.getAst();
      if (!fits(tree.getResultType(), result)) {
        faults.add(
            place,
            new Words(
                "表达式的结果应为" + result.words().chinese(),
                "the expression has to give " + result.words().english()),
            new Words(
                "现在的结果是 " + CelWords.type(tree.getResultType().name()).chinese(),
                "it gives " + CelWords.type(tree.getResultType().name()).english()));
        return Optional.empty();
      }
      return Optional.of(
          new Expression(source, used(tree), inputs, tree.getExpr(), RUNTIME.createProgram(tree)));
    } catch (CelValidationException | CelEvaluationException | ArithmeticException e) {
      faults.add(
          place,
          new Words(
              "表达式不能使用（" + e.getMessage() + "）",
              "the expression cannot be used: " + e.getMessage()),
          new Words("请改写得更简单", "write it more simply"));
      return Optional.empty();
    }
  }

  /** Whether there are errors; they are noted. */
  private boolean told(
      CelValidationResult result, Map<Long, Integer> positions, Place place, Faults faults) {
    if (!result.hasError()) {
      return false;
    }
    for (CelIssue issue : result.getErrors()) {
      Integer at = positions.get(issue.getExprId());
      boolean first = issue.getSourceLocation().getLine() <= 1;
      int column = at != null ? at : first ? Math.max(0, issue.getSourceLocation().getColumn()) : 0;
      faults.add(CelWords.fault(issue, place.right(column), inputs.keySet()));
    }
    return true;
  }

  /** Where the parts of the first line begin; changed trees have lost it. */
  private static Map<Long, Integer> positions(CelAbstractSyntaxTree tree, String source) {
    int end = source.indexOf('\n');
    int line = end < 0 ? source.length() : end;
    Map<Long, Integer> positions = new HashMap<>();
    tree.getSource()
        .getPositionsMap()
        .forEach((id, at) -> positions.put(id, at <= line ? at : Integer.valueOf(0)));
    return positions;
  }

  private static boolean fits(CelType found, Type asked) {
    return found.equals(asked.cel())
        || asked == Type.Simple.NUMBER && found.equals(SimpleType.INT)
        || asked instanceof Type.ListOf && asked.cel().isAssignableFrom(found);
  }

  /** Numbers as they are written, in place of CEL's binary fractions and whole numbers. */
  private static CelAbstractSyntaxTree exact(CelAbstractSyntaxTree tree, String source) {
    CelMutableAst changed = CelMutableAst.fromCelAst(tree);
    List<CelNavigableMutableExpr> nodes =
        CelNavigableMutableAst.fromAst(changed).getRoot().allNodes().toList();
    long next = nodes.stream().mapToLong(CelNavigableMutableExpr::id).max().orElse(0) + 1;
    for (CelNavigableMutableExpr node : nodes) {
      CelMutableExpr expr = node.expr();
      if (expr.getKind() != Kind.CONSTANT || isIndex(node)) {
        continue;
      }
      String number =
          number(expr.constant(), tree.getSource().getPositionsMap().get(expr.id()), source);
      if (!number.isEmpty()) {
        CelMutableExpr text = CelMutableExpr.ofConstant(next++, CelConstant.ofValue(number));
        expr.setCall(CelMutableCall.create("decimal", text));
      }
    }
    return changed.toParsedAst();
  }

  private static boolean isIndex(CelNavigableMutableExpr node) {
    return node.parent()
        .map(CelNavigableMutableExpr::expr)
        .filter(parent -> parent.getKind() == Kind.CALL)
        .map(CelMutableExpr::call)
        .filter(call -> call.function().equals("_[_]") && call.args().get(1) == node.expr())
        .isPresent();
  }

  /** The number as it is written; empty for what is none. */
  private static String number(CelConstant constant, @Nullable Integer at, String source) {
    if (constant.getKind() == CelConstant.Kind.INT64_VALUE) {
      return String.valueOf(constant.int64Value());
    }
    if (constant.getKind() != CelConstant.Kind.DOUBLE_VALUE) {
      return "";
    }
    Matcher written =
        FRACTION.matcher(source.substring(source.offsetByCodePoints(0, at == null ? 0 : at)));
    if (!written.lookingAt()) {
      throw new ArithmeticException("a number that cannot be read");
    }
    String digits = (constant.doubleValue() < 0 ? "-" : "") + written.group(1);
    if (Double.parseDouble(digits) != constant.doubleValue()) {
      throw new ArithmeticException("a number that cannot be read");
    }
    return Decimal.parse(digits).toString();
  }

  private Set<String> used(CelAbstractSyntaxTree tree) {
    return CelNavigableAst.fromAst(tree)
        .getRoot()
        .allNodes()
        .filter(node -> node.getKind() == Kind.IDENT)
        .map(node -> node.expr().ident().name())
        .filter(name -> inputs.containsKey(name) || name.equals(KNOWN))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
