package dev.hawser.liqo.policy;

import org.yaml.snakeyaml.nodes.Node;

/** What is wrong with a policy, and in which line. */
final class YamlProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int line;

  YamlProblem(Node node, String problem) {
    super(problem);
    this.line = node.getStartMark().getLine() + 1;
  }

  int line() {
    return line;
  }
}
