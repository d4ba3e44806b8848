//! How fast the law is: deciding, reading policies, reading records.
//!
//! `scripts/numbers --law` runs this and prints one table.

#![expect(
    clippy::unwrap_used,
    reason = "a bench fails by panicking, and says what it ran"
)]

mod workload;

use std::hint::black_box;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use rolecall_iam::evaluate::{Principal, Request, decide, verdict};
use rolecall_iam::{policy, record};
use workload::cpu::CpuTime;
use workload::{ACTION, CONTEXT, Large, PRINCIPAL, RESOURCE};

fn deciding(criterion: &mut Criterion<CpuTime>) {
    let (request, policies) = (workload::request(), workload::policies());
    assert!(
        verdict(&request, &policies).is_allowed(),
        "{}",
        decide(&request, &policies)
    );
    let mut group = criterion.benchmark_group("decide");
    group.throughput(Throughput::Elements(1));
    group.bench_function("verdict", |bench| {
        bench.iter(|| verdict(black_box(&request), black_box(&policies)));
    });
    group.bench_function("evidence", |bench| {
        bench.iter(|| decide(black_box(&request), black_box(&policies)));
    });
    group.bench_function("raw-strings", |bench| {
        bench.iter(|| {
            let role = black_box(PRINCIPAL).parse().unwrap();
            let request = Request {
                principal: Principal::role_session(role, black_box("build-4711")).unwrap(),
                action: black_box(ACTION).parse().unwrap(),
                resource: Some(black_box(RESOURCE).parse().unwrap()),
                resource_account: None,
                context: black_box(CONTEXT).into_iter().collect(),
            };
            verdict(&request, black_box(&policies))
        });
    });
    for (name, shape) in [
        ("2000-one-action", Large::OneAction),
        ("2000-many-services", Large::ManyServices),
        ("2000-any-account", Large::AnyAccount),
        ("2000-wildcards", Large::Wildcards),
        ("2000-conditions", Large::Conditions),
        ("2000-likes", Large::Likes),
        ("2000-alike", Large::Alike),
    ] {
        let (request, policies) = workload::large(shape);
        assert!(verdict(&request, &policies).is_allowed(), "{name}");
        group.bench_function(name, |bench| {
            bench.iter(|| verdict(black_box(&request), black_box(&policies)));
        });
    }
    group.finish();
}

fn reading(criterion: &mut Criterion<CpuTime>) {
    let mut group = criterion.benchmark_group("read");
    let texts: Vec<String> = (0..1000).map(workload::small_document).collect();
    let mut next = texts.iter().cycle();
    group.throughput(Throughput::Elements(1));
    group.bench_function("document-400", |bench| {
        bench.iter_batched(
            || next.next().unwrap(),
            |text| policy::read(text).unwrap(),
            BatchSize::SmallInput,
        );
    });
    let large = workload::large_document(2000);
    group.throughput(Throughput::Bytes(large.len() as u64));
    group.bench_function("document-large", |bench| {
        bench.iter(|| policy::read(black_box(&large)).unwrap());
    });
    let records: Vec<String> = (0..1000).map(workload::record).collect();
    let mut next = records.iter().cycle();
    group.throughput(Throughput::Elements(1));
    group.bench_function("record-900", |bench| {
        bench.iter(|| {
            let record = record::read(next.next().unwrap()).unwrap();
            verdict(&record.request, &record.policies)
        });
    });
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().with_measurement(CpuTime);
    targets = deciding, reading
}
criterion_main!(benches);
