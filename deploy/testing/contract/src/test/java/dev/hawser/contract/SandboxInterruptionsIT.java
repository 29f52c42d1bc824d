package dev.hawser.contract;

import java.util.List;

/**
 * The cases that repeat a peering for many steps or objects. They take as long as all others, and
 * run at the same time.
 */
class SandboxInterruptionsIT extends SandboxContract {
  @Override
  List<String> names() {
    return Contract.namesOfInterruptions();
  }

  @Override
  boolean writeAllKinds() {
    return false;
  }
}
