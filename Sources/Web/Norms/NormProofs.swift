internal import Compliance
internal import Domain
internal import Ingest

/// What was gathered for one clause, a row each, with what it says of each year of the certificate.
struct NormProofs {
    let row: NormBoard.Row
    let board: NormBoard
    let tenant: TenantID
    let dates: DateAddress

    var all: [NormsView.Proof] { self.checks + self.documents + self.files + self.openMeasures + self.otherMeasures }

    private var last: Int { self.board.years.count - 1 }

    private func cells(_ said: (Int, NormBoard.Year) -> (text: String, tone: String)?) -> [NormsView.Cell] {
        self.board.years.enumerated().map { index, year in
            let (text, tone) = said(index, year) ?? ("–", "none")
            return NormsView.Cell(cellYear: NormText.year(year), cellText: text, cellTone: tone)
        }
    }

    private var checks: [NormsView.Proof] {
        self.row.checks.map { check in
            NormsView.Proof(
                proofLabel: check.definition.label,
                proofLink: Links.check(self.tenant, check.definition.id, QualityAddress(dates: self.dates)),
                cells: self.cells { index, _ in
                    (CheckText.cell(check.cells[index], of: check.definition.subject), CheckText.tone(check.cells[index]))
                })
        }
    }

    /// What is valid on the peildatum says nothing of earlier years.
    private var documents: [NormsView.Proof] {
        self.row.documents.map { document in
            NormsView.Proof(
                proofLabel: CodeList.document.label(document.kind), proofLink: nil,
                cells: self.cells { index, _ in
                    index == self.last ? (NormText.document(document), document.isValid ? "good" : "short") : nil
                })
        }
    }

    /// A file counts from its first day; without one, from when it was asked about.
    private var files: [NormsView.Proof] {
        self.row.files.map { file in
            NormsView.Proof(
                proofLabel: Text["norms.file", ["name": file.name]],
                proofLink: Links.evidence(self.tenant, file.number, self.dates),
                cells: self.cells { index, year in
                    file.first.map { $0 <= year.last } ?? (index == self.last) ? (NormText.file(file), "none") : nil
                })
        }
    }

    /// The open measures that stand here by themselves, at most so many: one measure may be for a dozen clauses, and an organisation
    /// has hundreds of them. The list has them all.
    private static let mostMeasures = 5

    private var open: [Measure] { self.row.measures.filter { $0.state(on: self.board.peildatum).isOpen } }

    private var openMeasures: [NormsView.Proof] {
        self.open.prefix(Self.mostMeasures).map { measure in
            NormsView.Proof(
                proofLabel: Text["measures.proof", ["text": NormText.shortened(measure.text)]],
                proofLink: Links.measure(
                    self.tenant, measure.number, MeasuresAddress(clause: self.row.clause.name, dates: self.dates)),
                cells: self.cells { index, year in
                    MeasureText.year(measure, year, isLast: index == self.last, on: self.board.peildatum)
                })
        }
    }

    /// How many more are open, and how many are done.
    private var otherMeasures: [NormsView.Proof] {
        let more = max(0, self.open.count - Self.mostMeasures)
        let done = self.row.measures.count - self.open.count
        return [
            more > 0 ? (Text["norms.measures.more", count: more], MeasuresAddress.states[0]) : nil,
            done > 0 ? (Text["norms.measures.done", count: done], MeasuresAddress.states[1]) : nil,
        ].compactMap(\.self).map { label, state in
            NormsView.Proof(
                proofLabel: label,
                proofLink: Links.measures(
                    self.tenant, MeasuresAddress(clause: self.row.clause.name, state: state, dates: self.dates)),
                cells: self.cells { _, _ in nil })
        }
    }
}
