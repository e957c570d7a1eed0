//! A charm for Kubernetes whose crate is two folders below its files.

#![deny(warnings, missing_docs)]
#![forbid(unsafe_code)]

use actions_runtime::charm_actions;

/// The actions of the charm.
#[charm_actions("../../charmcraft.yaml")]
pub mod actions {}
use actions::{Action, Handler, HandlerResult, ShowRoutesFormat, ShowRoutesParams};

/// The charm.
#[derive(Debug)]
pub struct Gateway;

impl Handler for Gateway {
    fn show_routes(&mut self, _action: &Action, params: ShowRoutesParams) -> HandlerResult {
        let routes = match params.format {
            ShowRoutesFormat::Text => "/ to web",
            ShowRoutesFormat::Json => "{\"/\": \"web\"}",
        };
        Ok([("routes", routes)].into())
    }
}
