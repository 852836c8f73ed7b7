package dev.controllerstatus.diagnosis;

/** Looks for one family of causes, knowing what was found below it. */
@FunctionalInterface
interface Rule {
  void judge(Scene scene, Notes notes);
}
