use actions_runtime::charm_actions;

#[charm_actions("broken_yaml.yaml")]
pub mod actions {}
use actions::*;

struct Database;

impl Handler for Database {
    fn restore(&mut self, action: &Action, params: RestoreParams) -> HandlerResult {
        action.log(params.filename);
        Ok(().into())
    }

    fn backup(&mut self, _action: &Action, params: BackupParams) -> HandlerResult {
        let quality: u8 = match params.kind {
            BackupKind::Full => params.quality,
            BackupKind::Incremental => 0,
        };
        Ok([("quality", quality)].into())
    }
}

fn main() {
    actions::dispatch(&mut Database);
}

mod tests {
    use super::*;

    fn restored() -> (Actions, RestoreParams) {
        (Actions, RestoreParams::new("db.tar.gz"))
    }
}
