package dev.hawser.apiserver.control;

/** Looks at the whole cluster and moves it one step towards what it should be. */
interface Controller {
  void reconcile();
}
