//! The database, for hooks and for actions.

use std::collections::BTreeMap;
use std::time::Duration;

use actions_runtime::{Host, Program};
use anyhow::{Context as _, bail};
use serde::Deserialize;
use serde_json::Value;

/// How long a statement may take.
const STATEMENT: Duration = Duration::from_secs(30);
/// How long a backup may take.
const BACKUP: Duration = Duration::from_secs(4 * 60 * 60);

fn psql(host: &Host) -> Program {
    let psql = host.program("psql").args(["--quiet", "--no-align", "--tuples-only"]);
    psql.env("PGUSER", "operator").timeout(STATEMENT)
}

/// The unit whose database takes writes.
pub(crate) fn primary(host: &Host) -> anyhow::Result<Option<String>> {
    #[derive(Deserialize)]
    struct Member {
        name: String,
        role: String,
    }
    let members: Vec<Member> = host
        .program("patronictl")
        .args(["list", "--format", "json"])
        .json()
        .context("cannot ask Patroni")?;
    let leader = members.into_iter().find(|member| member.role == "leader");
    // A member is named `storage-0`.
    Ok(leader.map(|leader| match leader.name.rsplit_once('-') {
        Some((application, number)) => format!("{application}/{number}"),
        None => leader.name,
    }))
}

/// What Juju keeps of the passwords.
pub(crate) fn password(host: &Host, user: &str) -> anyhow::Result<String> {
    let secret = host.tool("secret-get").args(["--label", "passwords"]);
    let mut secret: BTreeMap<String, String> = secret.json().context("cannot get the secret")?;
    let key = format!("{user}-password");
    secret.remove(&key).with_context(|| format!("{user} has no password"))
}

pub(crate) fn set_password(host: &Host, user: &str, password: &str) -> anyhow::Result<()> {
    let quoted = password.replace('\'', "''");
    // On standard input, since arguments stand in the list of processes.
    psql(host)
        .input(format!("ALTER USER {user} WITH PASSWORD '{quoted}';\n"))
        .hide(password)
        .hide(quoted)
        .text()
        .context("cannot set the password")?;
    Ok(())
}

pub(crate) fn keep_password(host: &Host, user: &str, password: &str) -> anyhow::Result<()> {
    let content = format!("{user}-password={password}");
    let set = host.tool("secret-set").args(["passwords", &content]);
    set.hide(password).text()?;
    Ok(())
}

fn pgbackrest(host: &Host) -> Program {
    host.program("pgbackrest").arg("--stanza=storage")
}

/// The id of a new backup, and what pgbackrest has warned of.
pub(crate) fn backup(host: &Host, kind: &str) -> anyhow::Result<(String, Option<String>)> {
    let run = pgbackrest(host).args([&format!("--type={kind}"), "backup"]);
    let output = match run.timeout(BACKUP).output() {
        Err(error) if error.timed_out() => bail!("the backup takes longer than four hours"),
        ended => ended?,
    };
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stdout);
        bail!("pgbackrest has failed: {}", said.lines().next_back().unwrap_or_default());
    }
    let said = String::from_utf8(output.stderr)?;
    let id = backups(host)?.pop().context("pgbackrest lists no backup")?;
    Ok((id, (!said.is_empty()).then_some(said)))
}

/// The ids of the backups, the newest last.
pub(crate) fn backups(host: &Host) -> anyhow::Result<Vec<String>> {
    let info: Value = pgbackrest(host).args(["--output=json", "info"]).json()?;
    let backups = info[0]["backup"].as_array().into_iter().flatten();
    let labels = backups.filter_map(|backup| backup["label"].as_str());
    Ok(labels.map(str::to_owned).collect())
}

pub(crate) fn restore(host: &Host, id: &str) -> anyhow::Result<()> {
    host.program("systemctl").args(["stop", "patroni"]).text()?;
    let restored = pgbackrest(host).args([&format!("--set={id}"), "restore"]).text();
    // The database is to run again, be it as it was.
    let started = host.program("systemctl").args(["start", "patroni"]).text();
    restored.context("the database is as it was")?;
    started?;
    Ok(())
}
