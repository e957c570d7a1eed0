//! A bound on work that grows with two sides of a declaration at once.

use std::cell::Cell;

/// The steps that are left for answers that can be done without.
///
/// A default of many values against a schema of many parts takes the product of both. No charm
/// comes near the bound; a file made up to be slow does.
#[derive(Debug)]
pub(crate) struct Effort {
    left: Cell<u64>,
}

impl Effort {
    /// So many steps.
    pub(crate) fn new(steps: u64) -> Self {
        Self {
            left: Cell::new(steps),
        }
    }

    /// Takes `steps` away, or all that are left.
    pub(crate) fn spend(&self, steps: u64) {
        self.left.set(self.left.get().saturating_sub(steps));
    }

    /// Whether none are left.
    pub(crate) fn is_spent(&self) -> bool {
        self.left.get() == 0
    }
}
