internal import Compliance
internal import Domain
internal import Identity
internal import Indicators
internal import Ingest

internal import struct Storage.Moment

extension CheckView.Result {
    /// Rows on the page; the files have them all.
    static let most = 500

    /// `asked`: the address with both dates pinned. `free`: a number for a new exception; nil for who may not record one.
    init(
        _ answer: CheckAnswer, of definition: CheckDefinition, past: QualityBoard, asked: QualityAddress, access: Access,
        free: String?
    ) {
        let results = answer.results.results
        let order = Dictionary(uniqueKeysWithValues: Self.order.enumerated().map { ($0.element, $0.offset) })
        let sorted = results.sorted { (order[$0.verdict] ?? 0, $0.subject) < (order[$1.verdict] ?? 0, $1.subject) }
        let judgesDays = sorted.contains { $0.days != nil }
        let shown = asked.period ?? past.columns.last?.label
        self.init(
            sums: Self.order.compactMap { verdict in
                let count = results.count { $0.verdict == verdict }
                guard count > 0 else { return nil }
                return CheckView.Sum(
                    sumCount: DutchNumber.whole(count), sumWords: CheckText.verdict(verdict), sumIsShort: verdict.isShort)
            },
            nothing: results.isEmpty
                ? asked.subject == nil
                    ? Text["check.empty.all"]
                    : Text["check.empty.subject"]
                : nil,
            caption: CheckText.count(results.count, definition.subject), judgesDays: judgesDays,
            rows: sorted.prefix(Self.most).map {
                CheckView.Row(
                    $0, name: answer.names[$0.subject], judgesDays: judgesDays, asked: asked, day: past.peildatum, access: access,
                    free: free)
            },
            part: sorted.count > Self.most ? Text["check.first", ["count": DutchNumber.whole(Self.most)]] : nil,
            past: zip(past.columns, past.rows.first?.cells ?? []).map { column, cell in
                CheckView.Past(
                    pastLabel: QualityView.Result.spoken(column),
                    pastLink: Links.check(
                        access.tenant.id, definition.id,
                        QualityAddress(period: column.label, dates: asked.dates, subject: asked.subject)),
                    pastText: CheckText.cell(cell, of: definition.subject, isOne: asked.subject != nil),
                    pastTone: CheckText.tone(cell),
                    pastIsShown: column.label == shown)
            },
            measureLink: results.contains { $0.verdict.isShort }
                ? free.flatMap {
                    Links.newMeasure(
                        access.tenant.id, $0, clauses: definition.clauses.joined(separator: ", "), check: definition.id)
                } : nil,
            subject: asked.subject.map { subject in
                CheckView.Subject(subject, answer, of: definition, asked: asked, access: access)
            })
    }

    /// What falls short first.
    private static let order: [Verdict] = [.fails, .unknown, .lapses, .exception, .notApplicable, .holds]
}

extension CheckView.Row {
    fileprivate init(
        _ result: CheckResult, name: String?, judgesDays: Bool, asked: QualityAddress, day: Day, access: Access, free: String?
    ) {
        let tenant = access.tenant.id
        let isAlone = asked.subject != nil
        let form = result.verdict.isShort && free != nil ? EntryForm.setting("uitzonderingen") : nil
        let most = isAlone ? Self.mostRuns : Self.fewRuns
        let rest = CheckText.days(result.failingDays, after: most)
        self.init(
            rowSubject: result.subjectKind == .organisation ? Text["check.organisation"] : result.subject, rowName: name,
            rowLink: isAlone ? nil : Links.check(tenant, result.check, asked.of(result.subject)),
            rowVerdict: CheckText.verdict(result.verdict), rowTone: CheckText.tone(result.verdict), rowJudgesDays: judgesDays,
            rowDays: result.days.map { days in
                result.failingDays.isEmpty
                    ? DutchNumber.whole(days)
                    : Self.days(days, result)
            },
            rowFailing: result.failingDays.isEmpty
                ? nil : DayText(CheckText.days(Array(result.failingDays.dropLast(rest.count)), most: most)),
            rowMore: rest.isEmpty
                ? nil
                : CheckView.More(
                    moreLabel: Text["check.days.rest", ["days": Text["count.days", count: rest.count]]],
                    moreDays: DayText(CheckText.days(rest, most: Self.mostRuns))),
            notes: result.exceptions.map { CheckView.Note(noteText: DayText(CheckText.note($0, on: day))) },
            rowExceptLink: form.flatMap { form in
                free.map { number in
                    Links.entry(
                        tenant, form, keys: [number],
                        filledWith: [
                            "controle": result.check, "onderwerp_soort": result.subjectKind.rawValue,
                            "onderwerp_nr": result.subject,
                        ])
                }
            })
    }

    /// `2 van 3`: the days that do not fail; those of an exception were not in order either, which is said.
    private static func days(_ days: Int, _ result: CheckResult) -> String {
        let (good, all) = (DutchNumber.whole(days - result.failingDays.count), DutchNumber.whole(days))
        return result.exceptions.isEmpty
            ? Text["check.days", ["good": good, "all": all]] : Text["check.days.excepted", ["good": good, "all": all]]
    }

    /// Runs of failing days beside one subject, and in a list of many.
    private static let (mostRuns, fewRuns) = (60, 6)
}

extension CheckView.Subject {
    fileprivate init(
        _ subject: String, _ answer: CheckAnswer, of definition: CheckDefinition, asked: QualityAddress, access: Access
    ) {
        let tenant = access.tenant.id
        let seesCase = definition.subject == .casus && access.visitor.may(.seeCases, in: tenant)
        let isOrganisation = definition.subject == .organisation
        self.init(
            subjectTitle: isOrganisation
                ? Text["check.theOrganisation"] : [answer.names[subject], subject].compactMap { $0 }.joined(separator: ", "),
            allLink: Links.check(tenant, definition.id, asked.of(nil)),
            subjectLink: seesCase
                ? Links.course(tenant, subject, asked.dates)
                : definition.subject == .employee ? Links.employee(tenant, subject, asked.dates) : nil,
            subjectLinkLabel: Text["check.subjectLink", ["subject": subject]],
            evidence: answer.evidence.map { CheckView.Evidence($0, access: access, isLatest: answer.results.stand.isLatest) },
            hasNoEvidence: answer.evidence.isEmpty)
    }
}

extension CheckView.Evidence {
    /// At an earlier stand (`isLatest` is false) there is nothing to correct.
    init(_ row: EvidenceRow, access: Access, isLatest: Bool) {
        let tenant = access.tenant.id
        let form = EntryForm.named(row.kind)
        let text = form.map { EntryText(form: $0, areas: AreaNames()) }
        let mayCorrect =
            isLatest && access.visitor.may(.deliver, in: tenant)
            && form.map { access.visitor.may($0.subject.permission, in: tenant) } ?? false
        self.init(
            evidenceKind: form?.noun ?? row.kind, evidenceNumber: row.number,
            evidenceFacts: DayText(
                row.facts.map { fact in
                    let label = text?.label(fact.column) ?? fact.column
                    return "\(label): \(text?.shown(fact.column, fact.value) ?? fact.value)"
                }.joined(separator: " · ")),
            evidenceLink: mayCorrect ? form.map { Links.entry(tenant, $0, keys: [row.number]) } : nil,
            evidenceDelivery: Text["stand.delivery", ["delivery": row.delivery]],
            evidenceDeliveryLink: access.visitor.may(.seeDeliveries, in: tenant) ? Links.delivery(tenant, row.delivery) : nil)
    }
}
