//! What charmcraft and Juju accept, although no task can run with it, or nobody means it.
//!
//! What they reject is told while a declaration is read; see [`schema`](crate::schema) and
//! [`yaml`](crate::yaml).

mod actions;
mod defaults;
mod judge;
mod messages;
mod objects;
mod octal;
mod readings;
mod values;
mod walk;
mod warning;

use crate::diagnostic::Diagnostics;
use crate::diagnostic::warning::Allowed;
use crate::schema::declaration::Declaration;
use judge::Judge;
use walk::Visit;

/// Checks what was understood of the declaration `text`; warnings of the `allowed` kinds are left
/// out.
pub fn check(
    declaration: &Declaration,
    text: &str,
    allowed: &Allowed,
    diagnostics: &mut Diagnostics,
) {
    // A mistake in the syntax hides what stands behind it; that is not missing.
    if !declaration.complete {
        return;
    }
    let judge = Judge::new();
    for action in &declaration.actions {
        actions::check(action, diagnostics);
        for visit in walk::schemas(action) {
            check_schema(&visit, &judge, allowed, diagnostics);
        }
        readings::check(action, diagnostics);
    }
    warning::check(declaration, allowed, diagnostics);
    octal::check(declaration, text, allowed, diagnostics);
}

fn check_schema(
    visit: &Visit<'_>,
    judge: &Judge,
    allowed: &Allowed,
    diagnostics: &mut Diagnostics,
) {
    objects::check(visit, diagnostics);
    values::check(visit, judge, allowed, diagnostics);
    // A default outside an `enum` may be right where the `enum` is wrong.
    defaults::check(visit, judge, diagnostics);
}

#[cfg(test)]
mod tests;
