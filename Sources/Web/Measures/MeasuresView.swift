internal import Compliance
internal import Domain
internal import Ingest

/// What the template of the register of measures gets.
struct MeasuresView: PageView {
    struct Norm {
        let normName: String
        /// nil for who may not open the norms.
        let normLink: String?
    }

    struct Line {
        let spans: [Span]
    }

    /// Words, with the address of what they name.
    struct Span {
        let spanText: String
        /// nil of other words, and for who may not open it.
        let spanLink: String?
    }

    struct Row {
        /// Where the row stands on the page.
        let rowID: String
        let rowNumber: String
        let rowText: String
        /// What went wrong, why, and where the proof lies.
        let lines: [Line]
        let rowState: String
        let rowTone: String
        let rowNote: DayText
        let rowOwner: String
        let rowDue: String
        let rowFirst: String
        let rowDone: String?
        let rowCheck: String?
        let rowCheckLink: String?
        let norms: [Norm]
        /// nil for who may not change it, and at an earlier stand.
        let rowChangeLink: String?
        /// nil for who may not report it as done, and of what is done.
        let rowReportLink: String?
        /// Whether the table has a column for what can be done.
        let rowHasActions: Bool
    }

    /// What the reader may do with measures, and see of what they are for.
    struct Reader {
        let tenant: TenantID
        let dates: DateAddress
        let mayChange: Bool
        /// The numbers of the measures that can be reported as done.
        let reports: Set<String>
        let seesQuality: Bool

        var hasActions: Bool { self.mayChange || !self.reports.isEmpty }
    }

    struct Result {
        let lateCount: String
        let hasLate: Bool
        let openCount: String
        let unjudgedCount: String
        /// Why there is no row, and what to do about it.
        let nothing: String?
        let caption: String
        let hasActions: Bool
        let rows: [Row]
    }

    let frame: PageFrame
    let form: CaseFilterForm
    let problems: [ProblemRow]
    let dates: DatesView?
    /// nil for who may not see the checks.
    let boardLink: String?
    let newLink: String?
    let result: Result?

    static let sample = MeasuresView(
        frame: .sample, form: .sample, problems: [ProblemRow(problemText: "Dat is geen stand.", problemLink: "#stand")],
        dates: .sample, boardLink: "/o/wieg/kwaliteit", newLink: "/o/wieg/beheer/maatregelen/nieuw?nr=pagina-13",
        result: Result(
            lateCount: "1", hasLate: true, openCount: "2", unjudgedCount: "1", nothing: "Er is niets.",
            caption: "4 maatregelen", hasActions: true,
            rows: [
                Row(
                    rowID: "maatregel-MR-1", rowNumber: "MR-1", rowText: "Elke maand nagaan welke VOG verloopt.",
                    lines: [
                        Line(spans: [
                            Span(spanText: "bewijs-13", spanLink: "/o/wieg/documenten/bewijs/bewijs-13"),
                            Span(spanText: " en map Q", spanLink: nil),
                        ])
                    ], rowState: "te laat", rowTone: "short",
                    rowNote: "12 dagen, sinds 18-11-2026", rowOwner: "Bea Bakker",
                    rowDue: "uiterlijk 17-11-2026", rowFirst: "vanaf 01-10-2026", rowDone: "gereed 03-11-2026",
                    rowCheck: "VOG op elke gewerkte dag", rowCheckLink: "/o/wieg/kwaliteit/MED-VOG-DAG",
                    norms: [Norm(normName: "hkz:5 Medewerkers", normLink: "/o/wieg/beheer/normen#norm-hkz")],
                    rowChangeLink: "/o/wieg/beheer/maatregelen/nieuw?nr=MR-1",
                    rowReportLink: "/o/wieg/maatregelen/gereed?nr=MR-1", rowHasActions: true)
            ]))
}

extension MeasuresView.Result {
    init(_ register: MeasureRegister, _ clauses: [NormClause], for reader: MeasuresView.Reader) {
        let states = register.measures.map { $0.state(on: register.peildatum) }
        let late = states.count { $0 == .late }
        self.init(
            lateCount: DutchNumber.whole(late), hasLate: late > 0, openCount: DutchNumber.whole(states.count(where: \.isOpen)),
            unjudgedCount: DutchNumber.whole(states.count { $0 == .unjudged }),
            nothing: Self.nothing(register, seesQuality: reader.seesQuality),
            caption: Text["measures.caption", count: register.measures.count], hasActions: reader.hasActions,
            rows: register.measures.map { MeasuresView.Row($0, clauses, on: register.peildatum, for: reader) })
    }

    private static func nothing(_ register: MeasureRegister, seesQuality: Bool) -> String? {
        guard register.measures.isEmpty else { return nil }
        if !register.all.isEmpty { return Text["measures.empty.filtered"] }
        return seesQuality ? Text["measures.empty.text"] : Text["measures.empty.own"]
    }
}

extension MeasuresView.Row {
    fileprivate init(_ measure: Measure, _ clauses: [NormClause], on day: Day, for reader: MeasuresView.Reader) {
        let lines = [
            measure.occasion.map { Text["measures.line.occasion", ["text": $0]] },
            measure.cause.map { Text["measures.line.cause", ["text": $0]] },
        ]
        self.init(
            rowID: Links.anchor("maatregel", measure.number), rowNumber: measure.number, rowText: measure.text,
            lines: lines.compactMap { $0 }.map { MeasuresView.Line(spans: [MeasuresView.Span(spanText: $0, spanLink: nil)]) }
                + [measure.evidence.map { MeasuresView.Line(evidence: $0, for: reader) }].compactMap { $0 },
            rowState: MeasureText.state(measure, on: day), rowTone: MeasureText.tone(measure, on: day),
            rowNote: DayText(MeasureText.note(measure, on: day)), rowOwner: measure.owner,
            rowDue: Text["measures.due", ["day": measure.due.dutch]],
            rowFirst: Text["measures.first", ["day": measure.first.dutch]],
            rowDone: measure.doneOn.map { Text["measures.done", ["day": $0.dutch]] },
            rowCheck: measure.check.map { id in Checks.definitions.first { $0.id == id }?.label ?? id },
            rowCheckLink: reader.seesQuality
                ? measure.check.map { Links.check(reader.tenant, $0, QualityAddress(dates: reader.dates)) } : nil,
            norms: measure.clauses.names.map { name in
                MeasuresView.Norm(
                    normName: clauses.first { $0.name == name }.map(NormText.clause) ?? name,
                    normLink: reader.seesQuality
                        ? Links.norms(reader.tenant, reader.dates) + "#\(NormText.anchor(ofClause: name))" : nil)
            },
            rowChangeLink: reader.mayChange
                ? EntryForm.setting("maatregelen").map { Links.entry(reader.tenant, $0, keys: [measure.number]) } : nil,
            rowReportLink: reader.reports.contains(measure.number) ? Links.measureDone(reader.tenant, measure.number) : nil,
            rowHasActions: reader.hasActions)
    }
}

extension MeasuresView.Line {
    /// Where the proof lies, with a link in it to each uploaded file that it names.
    init(evidence: String, for reader: MeasuresView.Reader) {
        var rest = Text["measures.line.evidence", ["text": evidence]][...]
        var spans: [MeasuresView.Span] = []
        let numbers = reader.seesQuality ? EvidenceNumbers.all(in: evidence).filter(Self.isUpload) : []
        for number in numbers {
            guard let place = rest.firstRange(of: number) else { continue }
            spans.append(MeasuresView.Span(spanText: String(rest[..<place.lowerBound]), spanLink: nil))
            spans.append(MeasuresView.Span(spanText: number, spanLink: Links.evidence(reader.tenant, number, reader.dates)))
            rest = rest[place.upperBound...]
        }
        self.spans = spans + [MeasuresView.Span(spanText: String(rest), spanLink: nil)]
    }

    /// Whether an uploaded file has such a number; what people name otherwise is a folder or a mark of their own.
    private static func isUpload(_ number: String) -> Bool {
        number.split(separator: "-").last.flatMap { Int($0) }.map(KeptEvidence.number) == number
    }
}
