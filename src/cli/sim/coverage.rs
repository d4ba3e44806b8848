//! `rolecall sim coverage`: how far each operation is simulated, as the code says it.

use clap::Args;
use rolecall_api::operation::Service;
use rolecall_sim::world::coverage::{Covered, Extent, coverage};

use super::super::Format;
use super::super::printer::Printer;
use crate::exit::Exit;
use crate::report::page::Page;
use crate::report::simulator::{CoverageDocument, CoveredOperation, CoveredService};

/// Say how far each operation is simulated: done, partly, or refused.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  rolecall sim coverage                    what is missing, service by service\n  rolecall sim coverage iam:CreateRole     one operation\n  rolecall sim coverage -v                 each operation\n  rolecall sim coverage --format markdown  each operation, as a table\n  rolecall sim coverage --json\n\nIt is asked of the code that answers calls, and no list that somebody keeps."
)]
pub struct Coverage {
    /// Only operations of this name, or whose name has this text
    #[arg(value_name = "OPERATION")]
    pub operation: Option<String>,
}

/// Runs the command.
pub(super) fn run(asked: &Coverage, printer: &mut Printer) -> Result<Exit, Exit> {
    let wanted = asked.operation.as_ref().map(|text| text.to_ascii_lowercase());
    let all: Vec<Covered> = coverage()
        .into_iter()
        .filter(|covered| {
            let name = covered.operation.to_string().to_ascii_lowercase();
            wanted
                .as_ref()
                .is_none_or(|wanted| name.contains(wanted.as_str()))
        })
        .collect();
    if all.is_empty() {
        printer.refuse(
            &format!(
                "no operation is called `{}`",
                asked.operation.as_deref().unwrap_or_default()
            ),
            "the operations are AWS's, as `iam:CreateRole`; a part of a name lists all that have it",
        );
        return Err(Exit::Usage);
    }
    match printer.format() {
        Format::Json => printer.json(&document(&all)),
        Format::Markdown => printer.answer(&markdown(&all)),
        _ => {
            let each = wanted.is_some() || printer.verbose() > 0;
            let text = human(&all, each, printer.width());
            printer.answer(&text);
        }
    }
    Ok(Exit::Done)
}

/// What is covered of each service that is there, in order.
fn by_service(all: &[Covered]) -> impl Iterator<Item = (Service, Vec<Covered>)> {
    Service::all().into_iter().filter_map(|service| {
        let of_it = all
            .iter()
            .filter(|covered| covered.operation.service() == service);
        let of_it: Vec<Covered> = of_it.copied().collect();
        (!of_it.is_empty()).then_some((service, of_it))
    })
}

fn count(all: &[Covered], extent: Extent) -> usize {
    all.iter().filter(|covered| covered.extent == extent).count()
}

fn document(all: &[Covered]) -> CoverageDocument {
    let operations = all.iter().map(|covered| CoveredOperation {
        operation: covered.operation.to_string(),
        extent: covered.extent.as_str(),
        missing: Some(covered.missing).filter(|missing| !missing.is_empty()),
    });
    let services = by_service(all).map(|(service, all)| CoveredService {
        service: service.info().name,
        operations: all.len(),
        done: count(&all, Extent::Done),
        partly: count(&all, Extent::Partly),
        refused: count(&all, Extent::Refused),
    });
    CoverageDocument {
        format: CoverageDocument::FORMAT,
        services: services.collect(),
        operations: operations.collect(),
    }
}

fn summary(of_it: &[Covered]) -> String {
    let parts = [Extent::Done, Extent::Partly, Extent::Refused]
        .map(|extent| (count(of_it, extent), extent.as_str()))
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{count} {word}"));
    let parts: Vec<String> = parts.collect();
    let all = match of_it.len() {
        1 => "1 operation".to_owned(),
        count => format!("{count} operations"),
    };
    format!("{all}: {}", parts.join(", "))
}

fn human(all: &[Covered], each: bool, width: usize) -> String {
    let mut page = Page::new(width);
    for (service, of_it) in by_service(all) {
        page.gap();
        page.line(format!("{}  {}", service.info().name, summary(&of_it)));
        for covered in &of_it {
            let (glyph, name) = (glyph(covered.extent), covered.operation.name());
            match covered.extent {
                Extent::Done if !each => {}
                Extent::Done => page.line(format!("  {glyph} {name}")),
                Extent::Partly => page.sentence(2, &format!("{glyph} {name}:"), covered.missing),
                Extent::Refused if each => page.sentence(2, &format!("{glyph} {name}:"), covered.missing),
                Extent::Refused => {}
            }
        }
        let refused: Vec<&str> = of_it
            .iter()
            .filter(|covered| covered.extent == Extent::Refused)
            .map(|covered| covered.operation.name())
            .collect();
        if !each && !refused.is_empty() {
            page.list(2, &format!("{} refused:", glyph(Extent::Refused)), &refused);
        }
    }
    page.finish()
}

const fn glyph(extent: Extent) -> char {
    match extent {
        Extent::Done => '✓',
        Extent::Partly => '~',
        Extent::Refused => '✗',
    }
}

fn markdown(all: &[Covered]) -> String {
    let mut text = String::new();
    for (service, of_it) in by_service(all) {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&format!("## {}\n\n{}\n\n", service.info().name, summary(&of_it)));
        text.push_str("| operation | | what is missing |\n|---|---|---|\n");
        for covered in &of_it {
            text.push_str(&format!(
                "| {} | {} | {} |\n",
                covered.operation.name(),
                covered.extent.as_str(),
                covered.missing
            ));
        }
    }
    text
}

#[cfg(test)]
mod tests;
