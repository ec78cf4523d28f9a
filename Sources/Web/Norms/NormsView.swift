internal import Compliance
internal import Domain
internal import Ingest

/// What the template of the norms gets.
struct NormsView: PageView {
    struct Sum {
        let sumCount: String
        let sumWords: String
        let sumIsShort: Bool
    }

    struct Column {
        let columnLabel: DayText
    }

    struct Cell {
        /// The year that it is of, where there is no room for columns.
        let cellYear: String
        let cellText: String
        let cellTone: String
    }

    /// A check or a kind of document that serves a clause.
    struct Proof {
        let proofLabel: String
        let proofLink: String?
        let cells: [Cell]
    }

    struct Clause {
        /// Where it stands on the page.
        let clauseID: String
        /// As the norm numbers it; nil where it has no numbers.
        let clauseNumber: String?
        let clauseTitle: String
        let clauseText: String
        let clauseState: String
        let clauseTone: String
        let clauseElsewhere: String?
        let clauseSpan: String
        let clauseChangeLink: String?
        /// To a new measure for it; nil where nothing falls short or something is being done.
        let clauseMeasureLink: String?
        let proofs: [Proof]
    }

    struct Part {
        let partID: String
        let partTitle: String
        let partSource: String
        let columns: [Column]
        let clauses: [Clause]
    }

    struct Delivered {
        let deliveredKind: String
        let deliveredRows: String
        let deliveredBy: String
    }

    struct Result {
        let cycle: String
        let sums: [Sum]
        let parts: [Part]
        let delivered: [Delivered]
        let deliveriesLink: String?
    }

    let frame: PageFrame
    let boardLink: String
    let problems: [ProblemRow]
    let dates: DatesView?
    let newLink: String?
    let result: Result?

    static let sample = NormsView(
        frame: .sample, boardLink: "/o/wieg/kwaliteit",
        problems: [ProblemRow(problemText: "Dat is geen stand.", problemLink: "#stand")], dates: .sample,
        newLink: "/o/wieg/beheer/normen/nieuw?nr=pagina-13",
        result: Result(
            cycle: "Certificaat geldig.", sums: [Sum(sumCount: "18", sumWords: "aangetoond", sumIsShort: true)],
            parts: [
                Part(
                    partID: "bz", partTitle: "Kwaliteitsnormen", partSource: "versie 1",
                    columns: [Column(columnLabel: "02-05-2024 t/m 01-05-2025")],
                    clauses: [
                        Clause(
                            clauseID: "norm-bz-vog", clauseNumber: "vog", clauseTitle: "VOG", clauseText: "Iedereen.",
                            clauseState: "tekort", clauseTone: "short", clauseElsewhere: "Verslagen.", clauseSpan: "5",
                            clauseChangeLink: "/o/wieg/beheer/normen/nieuw?nr=N1",
                            clauseMeasureLink: "/o/wieg/beheer/maatregelen/nieuw?nr=pagina-13&clausules=bz%3Avog",
                            proofs: [
                                Proof(
                                    proofLabel: "VOG op elke dag", proofLink: "/o/wieg/kwaliteit/MED-VOG-DAG",
                                    cells: [
                                        Cell(
                                            cellYear: "02-05-2024 t/m 01-05-2025", cellText: "2 van 34 niet", cellTone: "short")
                                    ])
                            ])
                    ])
            ],
            delivered: [Delivered(deliveredKind: "casussen", deliveredRows: "120", deliveredBy: "levering 3: 120")],
            deliveriesLink: "/o/wieg/leveringen"))
}

extension NormsView.Result {
    init(_ board: NormBoard, tenant: TenantID, dates: DateAddress, seesDeliveries: Bool, free: String?) {
        let rows = board.parts.flatMap(\.rows)
        let form = free == nil ? nil : EntryForm.setting("normen")
        self.init(
            cycle: board.certificate.map { certificate in
                Text[
                    "norms.years",
                    ["kind": CodeList.document.label(certificate.kind), "document": NormText.document(certificate)]]
            } ?? Text["norms.years.none"],
            sums: NormBoard.Row.State.allCases.map { state in
                let count = rows.count { $0.state == state }
                return NormsView.Sum(
                    sumCount: DutchNumber.whole(count), sumWords: NormText.words(state), sumIsShort: state == .short && count > 0)
            },
            parts: board.parts.map { part in
                NormsView.Part(
                    partID: NormText.anchor(of: part.catalogue.id), partTitle: part.catalogue.title,
                    partSource: Text["norms.version", ["version": part.catalogue.version, "source": part.catalogue.source]],
                    columns: board.years.map { NormsView.Column(columnLabel: DayText(NormText.year($0))) },
                    clauses: part.rows.map { row in
                        NormsView.Clause(
                            row, board, tenant: tenant, dates: dates,
                            changeLink: part.catalogue.id == "eigen"
                                ? form.map { Links.entry(tenant, $0, keys: [row.clause.number]) } : nil,
                            free: free)
                    })
            },
            delivered: board.delivered.map { delivered in
                NormsView.Delivered(
                    deliveredKind: NormText.kind(delivered.kind), deliveredRows: DutchNumber.whole(delivered.rows),
                    deliveredBy: Self.deliveries(delivered))
            }, deliveriesLink: seesDeliveries ? Links.deliveries(tenant) : nil)
    }

    /// `levering 12: 40, levering 9: 80 en nog 3 leveringen`
    private static func deliveries(_ delivered: DeliveredRows) -> String {
        let shown = delivered.deliveries.prefix(6).map {
            Text["norms.delivery", ["number": $0.number, "rows": DutchNumber.whole($0.rows)]]
        }
        let rest = delivered.deliveries.count - shown.count
        return shown.isEmpty
            ? Text["norms.nothing"]
            : shown.joined(separator: ", ")
                + (rest > 0 ? Text["norms.more", ["deliveries": Text["count.deliveries", count: rest]]] : "")
    }
}

extension NormsView.Clause {
    fileprivate init(
        _ row: NormBoard.Row, _ board: NormBoard, tenant: TenantID, dates: DateAddress, changeLink: String?, free: String?
    ) {
        let needsMeasure = row.state == .short && !row.measures.contains { $0.state(on: board.peildatum).isOpen }
        self.init(
            clauseID: NormText.anchor(ofClause: row.clause.name),
            clauseNumber: row.clause.number.first?.isNumber == true ? row.clause.number : nil, clauseTitle: row.clause.title,
            clauseText: row.clause.text,
            clauseState: NormText.words(row.state), clauseTone: NormText.tone(row.state), clauseElsewhere: row.clause.elsewhere,
            clauseSpan: "\(board.years.count + 1)", clauseChangeLink: changeLink,
            clauseMeasureLink: needsMeasure
                ? free.flatMap { Links.newMeasure(tenant, $0, clauses: row.clause.name) } : nil,
            proofs: NormProofs(row: row, board: board, tenant: tenant, dates: dates).all)
    }
}
