//! A saved plan: JSON text that is read back as it was written, or refused.
//!
//! A plan holds no secret. It is still readable by its owner alone, since it tells who may do what where.

use std::io::Write;
use std::path::Path;

use super::{FORMAT, Plan};
use crate::diagnostic::Diagnostic;

#[cfg(test)]
mod tests;

/// Saves a plan. The file appears as a whole or not at all, with mode 0600.
///
/// # Errors
///
/// When something is there already and isn't a plan, or the file can't be written. A plan that is there is
/// replaced: to plan again is the intent.
pub fn save(plan: &Plan, path: &Path) -> Result<(), Diagnostic> {
    let failed = |why: String| {
        Diagnostic::error(
            "plan/file",
            format!("`{}` can't be written: {why}", path.display()),
        )
    };
    match std::fs::read_to_string(path) {
        Ok(text) if format(&text).is_some_and(|format| format.starts_with("rolecall/plan@")) => {}
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
        Ok(_) => {
            return Err(failed("it is there already, and is no plan".to_owned())
                .hint("choose another name; nothing was overwritten"));
        }
        Err(error) => return Err(failed(error.to_string())),
    }
    let mut text = serde_json::to_string_pretty(plan).map_err(|error| failed(error.to_string()))?;
    text.push('\n');
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let written = tempfile::NamedTempFile::new_in(folder).and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        file.as_file().sync_all()?;
        file.persist(path).map_err(|error| error.error)
    });
    written.map(|_| ()).map_err(|error| failed(error.to_string()))
}

/// Whether a file says of itself that it is a plan, of whatever version.
#[must_use]
pub fn is_plan(path: &Path) -> bool {
    let text = std::fs::read_to_string(path).unwrap_or_default();
    format(&text).is_some_and(|format| format.starts_with("rolecall/plan@"))
}

/// Reads a plan.
///
/// # Errors
///
/// When the file can't be read, is no plan, is of a format that this version doesn't know, or contradicts
/// itself.
pub fn load(path: &Path) -> Result<Plan, Diagnostic> {
    let name = path.display();
    let text = std::fs::read_to_string(path)
        .map_err(|error| Diagnostic::error("plan/file", format!("`{name}` can't be read: {error}")))?;
    let Some(format) = format(&text) else {
        return Err(Diagnostic::error("plan/file", format!("`{name}` is no plan"))
            .hint("save one with `rolecall plan -o FILE`"));
    };
    if format != FORMAT {
        return Err(Diagnostic::error(
            "plan/format",
            format!("`{name}` has the format `{format}`, and this version reads `{FORMAT}`"),
        )
        .hint("plan again with this version"));
    }
    let plan: Plan = serde_json::from_str(&text)
        .map_err(|error| Diagnostic::error("plan/file", format!("`{name}` is no whole plan: {error}")))?;
    match contradiction(&plan) {
        None => Ok(plan),
        Some(why) => Err(
            Diagnostic::error("plan/file", format!("`{name}` contradicts itself: {why}"))
                .hint("a plan is not to be edited; plan again"),
        ),
    }
}

/// What a JSON text says its format is.
fn format(text: &str) -> Option<String> {
    let value: serde_json::Value = serde_json::from_str(text).ok()?;
    Some(value.get("format")?.as_str()?.to_owned())
}

/// What no planner writes: a step out of its place, one that waits for a later one or for none, a change
/// that names a step that isn't there, a step that no change shows, an account that isn't listed.
fn contradiction(plan: &Plan) -> Option<String> {
    for (place, step) in plan.steps.iter().enumerate() {
        let id = step.id.0;
        if id as usize != place + 1 {
            return Some(format!("step {id} stands in the place of step {}", place + 1));
        }
        if let Some(need) = step.needs.iter().find(|need| need.0 == 0 || need.0 >= id) {
            return Some(format!("step {id} waits for step {}", need.0));
        }
        if !plan
            .accounts
            .iter()
            .any(|planned| planned.account == step.account)
        {
            return Some(format!(
                "step {id} is in account {}, which is not listed",
                step.account
            ));
        }
        if !plan.changes.iter().any(|change| change.steps.contains(&step.id)) {
            return Some(format!("step {id} belongs to no change that is shown"));
        }
    }
    let last = plan.steps.len();
    let stray = plan
        .changes
        .iter()
        .flat_map(|change| &change.steps)
        .find(|step| step.0 as usize > last);
    stray.map(|step| format!("a change names step {}, and there are {last}", step.0))
}
