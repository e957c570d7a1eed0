use actions_runtime::charm_actions;

#[charm_actions("unknown_types.yaml")]
pub mod actions {}
use actions::*;
use actions::{RotateKeyParams, RotateKeyRequired};

struct Database;

impl Handler for Database {
    fn backup(&mut self, _action: &Action, params: BackupParams) -> HandlerResult {
        let quality: u8 = params.quality;
        let kind: &str = params.kind.as_str();
        let filename: String = params.filename;
        Ok([(filename, format!("{kind}, {quality}"))].into())
    }

    fn on(&mut self, _action: &Action) -> HandlerResult {
        Ok(().into())
    }

    fn pause(&mut self, _action: &Action, params: PauseParams) -> HandlerResult {
        Ok([("force", params.force)].into())
    }

    fn rotate_key(&mut self, _action: &Action, params: RotateKeyParams) -> HandlerResult {
        let RotateKeyParams { old, new } = params;
        let exchanged = RotateKeyParams::new(RotateKeyRequired { old: new, new: old });
        Ok([("old", exchanged.old)].into())
    }
}

fn main() {
    actions::dispatch(&mut Database);
}
