internal import Compliance
internal import Domain

/// What the template of the register of documents gets.
struct DocumentsView: PageView {
    /// A file of a document.
    struct File {
        let fileName: String
        let fileLink: String
    }

    struct Row {
        let rowNumber: String
        let rowLink: String
        let rowKind: String
        let rowVersion: String
        let rowHolder: String
        let rowAdopted: String
        let rowValid: DayText
        let rowState: String
        let rowTone: String
        let rowLeft: String?
        let files: [File]
        /// What names its evidence, where no uploaded file does.
        let rowEvidence: String?
    }

    /// An uploaded file.
    struct Upload {
        let uploadNumber: String
        let uploadLink: String
        let uploadFile: String
        let uploadWords: String
        let uploadValid: String
        let uploadKept: DayText
        let uploadNamed: String
    }

    struct Sum {
        let sumCount: String
        let sumWords: String
        let sumIsShort: Bool
    }

    struct Result {
        let sums: [Sum]
        /// There is nothing at all; what to do about it.
        let isEmpty: Bool
        /// Nothing answers the filters.
        let nothing: String?
        let caption: String
        let rows: [Row]
        let uploadsCaption: String
        let uploads: [Upload]
    }

    let frame: PageFrame
    let form: CaseFilterForm
    let problems: [ProblemRow]
    let dates: DatesView?
    let boardLink: String?
    let newLink: String?
    let uploadLink: String?
    let result: Result?

    static let sample = DocumentsView(
        frame: .sample, form: .sample, problems: [ProblemRow(problemText: "Dat is geen soort.", problemLink: "#soort")],
        dates: .sample, boardLink: "/o/wieg/kwaliteit", newLink: "/o/wieg/leveringen/nieuw/documenten",
        uploadLink: "/o/wieg/documenten/bewijs/nieuw",
        result: Result(
            sums: [Sum(sumCount: "2", sumWords: "verlopen", sumIsShort: true)], isEmpty: true, nothing: "Niets.",
            caption: "7 documenten",
            rows: [
                Row(
                    rowNumber: "O1", rowLink: "/o/wieg/documenten/O1", rowKind: "HKZ-certificaat", rowVersion: "2",
                    rowHolder: "DNV", rowAdopted: "01-01-2025", rowValid: "01-01-2025 tot en met 31-12-2027",
                    rowState: "geldig", rowTone: "good", rowLeft: "nog 41 dagen",
                    files: [File(fileName: "hkz.pdf", fileLink: "/o/wieg/documenten/bewijs/bewijs-13")], rowEvidence: "map 3")
            ], uploadsCaption: "1 bestand",
            uploads: [
                Upload(
                    uploadNumber: "bewijs-13", uploadLink: "/o/wieg/documenten/bewijs/bewijs-13", uploadFile: "hkz.pdf",
                    uploadWords: "PDF, 120 kB, 2 versies", uploadValid: "01-01-2025",
                    uploadKept: "levering 13 van 22-11-2026 14:30, door bea@wieg.nl", uploadNamed: "HKZ-certificaat O1")
            ]))
}

extension DocumentsView.Result {
    init(_ register: DocumentRegister, tenant: TenantID, dates: DateAddress, localTime: (String) -> String) {
        self.init(
            sums: [DocumentState.lapsed, .lapsing, .valid, .planned].compactMap { state in
                // A version that another took over from is history.
                let count = register.documents.count {
                    $0.state(on: register.peildatum) == state && !(state == .lapsed && $0.isSucceeded)
                }
                return count == 0
                    ? nil
                    : DocumentsView.Sum(
                        sumCount: DutchNumber.whole(count), sumWords: DocumentText.state(state), sumIsShort: state == .lapsed)
            },
            isEmpty: register.total == 0 && register.evidence.isEmpty,
            nothing: register.documents.isEmpty && register.total > 0
                ? Text["documents.empty.asked"] : nil,
            caption: Text["count.documents", count: register.documents.count],
            rows: register.documents.map { document in
                DocumentsView.Row(document, in: register, tenant: tenant, dates: dates)
            },
            uploadsCaption: Text["count.files", count: register.evidence.count],
            uploads: register.evidence.map { DocumentsView.Upload($0, tenant: tenant, dates: dates, localTime: localTime) })
    }
}

extension DocumentsView.Row {
    fileprivate init(_ document: DocumentEntry, in register: DocumentRegister, tenant: TenantID, dates: DateAddress) {
        let state = document.state(on: register.peildatum)
        let files = register.files(named: document.evidence)
        self.init(
            rowNumber: document.number, rowLink: Links.document(tenant, document.number, dates),
            rowKind: CodeList.document.label(document.kind), rowVersion: document.version ?? "–",
            rowHolder: document.holder ?? "–", rowAdopted: document.adoptedOn.dutch,
            rowValid: DayText(DocumentText.valid(document)),
            rowState: DocumentText.state(state), rowTone: DocumentText.tone(document, on: register.peildatum),
            rowLeft: DocumentText.left(document, on: register.peildatum),
            files: files.map {
                DocumentsView.File(fileName: $0.current.fileName, fileLink: Links.evidence(tenant, $0.number, dates))
            }, rowEvidence: files.isEmpty ? document.evidence ?? Text["documents.file.none"] : nil)
    }
}

extension DocumentsView.Upload {
    fileprivate init(_ entry: EvidenceEntry, tenant: TenantID, dates: DateAddress, localTime: (String) -> String) {
        let current = entry.current
        let versions = entry.versions > 1 ? Text["documents.versions", ["count": DutchNumber.whole(entry.versions)]] : ""
        self.init(
            uploadNumber: entry.number, uploadLink: Links.evidence(tenant, entry.number, dates), uploadFile: current.fileName,
            uploadWords: [current.description, UploadProblem.size(current.bytes)].compactMap { $0 }.joined(separator: ", ")
                + versions,
            uploadValid: current.validFrom?.dutch ?? "–",
            uploadKept: DayText(DocumentText.origin(current.origin, localTime: localTime)),
            uploadNamed: entry.links.isEmpty
                ? Text["documents.file.nowhere"]
                : entry.links.prefix(3).map(DocumentText.link).joined(separator: ", ")
                    + (entry.links.count > 3
                        ? Text["documents.file.more", ["count": DutchNumber.whole(entry.links.count - 3)]] : ""))
    }
}
