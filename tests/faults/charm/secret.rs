//! An action that says nothing of what it was given.

use actions_runtime::{Action, HandlerResult, Results, fail};

use crate::actions::{KeepEnd, KeepParams};

pub(crate) fn keep(action: &Action, params: KeepParams) -> HandlerResult {
    let shown = format!("{params:?}");
    let KeepParams { secret, end, .. } = params;
    action.log("Keeping it");
    action.set("early", secret.as_str());
    match end {
        KeepEnd::Results => Ok(Results::new().with("secret", secret)),
        KeepEnd::Nul => Ok(Results::new().with("secret", secret + "\0")),
        KeepEnd::TooLong => Ok(Results::new().with("secret", secret.repeat(100_000))),
        KeepEnd::List => Ok(Results::new().with("Secret", [secret])),
        KeepEnd::Debug => fail!("{shown}"),
        KeepEnd::Error => fail!("the vault is closed"),
        KeepEnd::Panic => panic!("the vault is closed"),
    }
}
