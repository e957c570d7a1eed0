//! A charm for the pools of a Ceph cluster and a `PostgreSQL` that knows them: a dozen actions such as
//! ceph-mon and postgresql have.
//!
//! What they share with the hooks is in `ceph` and `postgres`, which take a `Host` and return errors of
//! anyhow.

mod ceph;
mod postgres;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::process::ExitCode;

use actions_runtime::{Action, ActionResults, Failure, HandlerResult, Host, OrFail, charm_actions};
use actions_runtime::{fail, json};
use anyhow::Context as _;

use ceph::Pool;

/// The actions of `charmcraft.yaml`.
#[charm_actions("charmcraft.yaml", rename("create-backup.type" = "kind"))]
mod actions {}
use actions::{
    CreateBackupParams, CreatePoolParams, CreatePoolPoolType, DeletePoolParams,
    GetOrCreateUserCaps, GetOrCreateUserParams, GetPasswordParams, Handler, PurgeOsdParams,
    RestoreParams, SetCrushmapParams, SetPasswordParams,
};

/// A unit whose relation to the cluster is there.
struct Storage {
    /// The name of the cluster.
    cluster: String,
}

impl Storage {
    fn open(host: &Host) -> anyhow::Result<Self> {
        let cluster = host.tool("config-get").arg("cluster").json();
        let cluster: Option<String> = cluster.context("cannot read the configuration")?;
        let cluster = cluster.context("the option `cluster` is not set")?;
        Ok(Self { cluster })
    }
}

/// The pools by their names.
#[derive(ActionResults)]
struct Pools {
    pools: BTreeMap<String, Pool>,
}

#[derive(ActionResults)]
struct Repaired {
    repaired: usize,
    /// What is wrong with each group, whose id is no key that Juju takes: `1.2a`.
    #[results(json)]
    groups: BTreeMap<String, Vec<String>>,
}

#[derive(ActionResults)]
struct BackupTaken {
    backup_id: String,
    warnings: Option<String>,
}

/// Only the leader may do what others must not do at the same time.
fn leader_only(action: &Action) -> Result<(), Failure> {
    if !action.tool("is-leader").json()? {
        fail!("`{}` runs on the leader only", action.name());
    }
    Ok(())
}

impl Handler for Storage {
    fn get_health(&mut self, action: &Action) -> HandlerResult {
        let health = self.ceph(action.host()).arg("health").text()?;
        Ok([("health", health)].into())
    }

    fn list_pools(&mut self, action: &Action) -> HandlerResult {
        let pools = ceph::pools(&self.ceph(action.host()))?;
        Ok(Pools { pools }.into())
    }

    fn create_pool(&mut self, action: &Action, params: CreatePoolParams) -> HandlerResult {
        let ceph = self.ceph(action.host());
        let CreatePoolParams { name, pool_type, replicas } = params;
        let create = ["osd", "pool", "create", &name, pool_type.as_str()];
        ceph.clone().args(create).text()?;
        if pool_type == CreatePoolPoolType::Replicated {
            let replicas = replicas.to_string();
            let set = ["osd", "pool", "set", &name, "size", &replicas];
            if let Err(error) = ceph.clone().args(set).text() {
                // A pool of another size than asked for is worse than none.
                ceph::delete_pool(&ceph, &name).or_fail(&error)?;
                return Err(error.into());
            }
        }
        Ok([("created", name)].into())
    }

    fn delete_pool(&mut self, action: &Action, params: DeletePoolParams) -> HandlerResult {
        if !params.i_really_mean_it {
            fail!("the pool {} is kept: i-really-mean-it is false", params.name);
        }
        ceph::delete_pool(&self.ceph(action.host()), &params.name)?;
        Ok(().into())
    }

    fn set_crushmap(&mut self, action: &Action, params: SetCrushmapParams) -> HandlerResult {
        let host = action.host();
        let compiled = host
            .program("crushtool")
            .args(["--compile", "/dev/stdin", "-o", "/dev/stdout"])
            .input(params.map)
            .output()?;
        if !compiled.status.success() {
            let said = String::from_utf8_lossy(&compiled.stderr);
            fail!("the map does not compile: {}", said.trim());
        }
        let set = self.ceph(host).args(["osd", "setcrushmap", "-i", "-"]);
        set.input(compiled.stdout).text()?;
        Ok(().into())
    }

    fn repair(&mut self, action: &Action) -> HandlerResult {
        let ceph = self.ceph(action.host());
        let pools = ceph::pools(&ceph)?;
        let mut groups = BTreeMap::new();
        let mut progress = action.progress("Looking at pools", pools.len());
        for pool in pools.keys() {
            groups.extend(ceph::inconsistent(action.host(), pool)?);
            progress.advance(1);
        }
        let mut repaired = 0;
        for (group, errors) in &groups {
            if errors.iter().any(|error| error != "read_error") {
                action.log(format_args!("{group} is left as it is: {}", errors.join(", ")));
                continue;
            }
            ceph.clone().args(["pg", "repair", group]).text()?;
            repaired += 1;
        }
        Ok(Repaired { repaired, groups }.into())
    }

    fn purge_osd(&mut self, action: &Action, params: PurgeOsdParams) -> HandlerResult {
        let ceph = self.ceph(action.host());
        let osd = params.osd.to_string();
        let safe = ceph.clone().args(["osd", "safe-to-destroy", &osd]).output()?;
        // EBUSY: it has data that no other OSD has.
        if safe.status.code() == Some(16) {
            fail!("OSD {osd} has data that nothing else has; wait until it is moved");
        }
        let purge = ["osd", "purge", &osd, "--yes-i-really-mean-it"];
        ceph.args(purge).text().or_fail(format_args!("cannot purge OSD {osd}"))?;
        log::info!("purged OSD {osd}");
        Ok([("purged", osd)].into())
    }

    fn get_or_create_user(
        &mut self,
        action: &Action,
        params: GetOrCreateUserParams,
    ) -> HandlerResult {
        let entity = format!("client.{}", params.username);
        let GetOrCreateUserCaps { mon, osd } = params.caps.unwrap_or_default();
        let caps = [("mon", mon), ("osd", osd)];
        let key = ceph::key(&self.ceph(action.host()), &entity, &caps)?;
        Ok([("username", params.username), ("key", key)].into())
    }

    fn get_primary(&mut self, action: &Action) -> HandlerResult {
        let primary = postgres::primary(action.host())?.or_fail("no unit takes writes")?;
        Ok([("primary", primary)].into())
    }

    fn get_password(&mut self, action: &Action, params: GetPasswordParams) -> HandlerResult {
        let password = postgres::password(action.host(), params.username.as_str())?;
        Ok([("password", password)].into())
    }

    fn set_password(&mut self, action: &Action, params: SetPasswordParams) -> HandlerResult {
        leader_only(action)?;
        let user = params.username.as_str();
        let password = match params.password {
            Some(password) => password,
            None => action.program("pwgen").args(["--secure", "32", "1"]).text()?,
        };
        let host = action.host();
        postgres::set_password(host, user, &password)?;
        postgres::keep_password(host, user, &password)
            .or_fail("the database has the new password, and Juju has the old one")?;
        Ok([("password", password)].into())
    }

    fn create_backup(&mut self, action: &Action, params: CreateBackupParams) -> HandlerResult {
        let host = action.host();
        action.tool("status-set").args(["maintenance", "taking a backup"]).text()?;
        let taken = postgres::backup(host, params.kind.as_str());
        // Whatever has come of it.
        action.tool("status-set").arg("active").text()?;
        let (backup_id, warnings) = taken?;
        Ok(BackupTaken { backup_id, warnings }.into())
    }

    fn restore(&mut self, action: &Action, params: RestoreParams) -> HandlerResult {
        leader_only(action)?;
        let host = action.host();
        let backups = postgres::backups(host)?;
        if !backups.contains(&params.backup_id) {
            action.set("backups", json!(backups));
            fail!("there is no backup {}", params.backup_id);
        }
        postgres::restore(host, &params.backup_id)?;
        action.log("The database is back");
        Ok(().into())
    }
}

fn main() -> ExitCode {
    match actions::dispatch_with(Storage::open) {
        Some(exit) => exit,
        None => hook(&Host::new()),
    }
}

/// Every hook looks at the cluster.
fn hook(host: &Host) -> ExitCode {
    match ceph::set_status(host) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}
