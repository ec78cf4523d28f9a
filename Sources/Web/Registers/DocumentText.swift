internal import Compliance
internal import Domain

/// Words for documents and how they stand.
enum DocumentText {
    static func state(_ state: DocumentState) -> String {
        switch state {
        case .valid: "geldig"
        case .lapsing: "verloopt binnen \(DocumentState.warning) dagen"
        case .lapsed: "verlopen"
        case .planned: "nog niet geldig"
        }
    }

    /// What ends and is succeeded needs no colour.
    static func tone(_ document: DocumentEntry, on day: Day) -> String {
        switch document.state(on: day) {
        case .valid: "good"
        case .lapsing: document.isSucceeded ? "none" : "lapsing"
        case .lapsed: document.isSucceeded ? "none" : "short"
        case .planned: "none"
        }
    }

    /// How long that goes on, where it ends or begins: `nog 41 dagen`, `al 3 dagen`, `opgevolgd`.
    static func left(_ document: DocumentEntry, on day: Day) -> String? {
        let successor = document.isSucceeded ? ", opgevolgd" : ""
        return switch document.state(on: day) {
        case .valid: nil
        case .lapsing: document.validUntil.map { "nog \(CaseText.count($0.number - day.number, "dag", "dagen"))\(successor)" }
        case .lapsed:
            document.isSucceeded
                ? "opgevolgd" : document.validUntil.map { "al \(CaseText.count(day.number - $0.number, "dag", "dagen"))" }
        case .planned: "over \(CaseText.count(document.validFrom.number - day.number, "dag", "dagen"))"
        }
    }

    static func valid(_ document: DocumentEntry) -> String {
        document.validUntil.map { "\(document.validFrom.dutch) tot en met \($0.dutch)" } ?? "vanaf \(document.validFrom.dutch)"
    }

    /// `levering 12 van 22-11-2026 14:30, door bea@wieg.nl`
    static func origin(_ origin: RowOrigin, localTime: (String) -> String) -> String {
        "levering \(origin.delivery) van \(localTime(origin.committedAt)), door \(origin.actor)"
    }

    /// What names a file, in a few words: `VOG van M1`, `meldcode O3`.
    static func link(_ link: EvidenceLink) -> String {
        switch link {
        case .registration(_, let kind, let employee): "\(CodeList.registratie.label(kind)) van \(employee)"
        case .document(let number, let kind): "\(CodeList.document.label(kind)) \(number)"
        case .exception(let number, let check): "uitzondering \(number) op \(check)"
        }
    }
}
