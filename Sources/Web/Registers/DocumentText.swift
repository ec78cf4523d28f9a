internal import Compliance
internal import Domain

/// Words for documents and how they stand.
enum DocumentText {
    static func state(_ state: DocumentState) -> String {
        switch state {
        case .valid: Text["document.state.valid"]
        case .lapsing: Text["document.state.lapsing", ["days": DocumentState.warning]]
        case .lapsed: Text["document.state.lapsed"]
        case .planned: Text["document.state.planned"]
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
        let successor = document.isSucceeded ? Text["document.succeeded"] : ""
        return switch document.state(on: day) {
        case .valid: nil
        case .lapsing:
            document.validUntil.map {
                Text["document.left", ["days": Text["count.days", count: $0.number - day.number], "succeeded": successor]]
            }
        case .lapsed:
            document.isSucceeded
                ? Text["document.succeeded.alone"]
                : document.validUntil.map {
                    Text["document.lapsedFor", ["days": Text["count.days", count: day.number - $0.number]]]
                }
        case .planned: Text["document.ahead", ["days": Text["count.days", count: document.validFrom.number - day.number]]]
        }
    }

    static func valid(_ document: DocumentEntry) -> String {
        document.validUntil.map { Text["day.range", ["from": document.validFrom.dutch, "until": $0.dutch]] }
            ?? Text["day.from", ["from": document.validFrom.dutch]]
    }

    /// `levering 12 van 22-11-2026 14:30, door bea@wieg.nl`
    static func origin(_ origin: RowOrigin, localTime: (String) -> String) -> String {
        Text["entry-form.origin", ["delivery": origin.delivery, "when": localTime(origin.committedAt), "by": origin.actor]]
    }

    /// What names a file, in a few words: `VOG van M1`, `meldcode O3`.
    static func link(_ link: EvidenceLink) -> String {
        switch link {
        case .registration(_, let kind, let employee):
            Text["document.registration", ["kind": CodeList.registratie.label(kind), "employee": employee]]
        case .document(let number, let kind): "\(CodeList.document.label(kind)) \(number)"
        case .measure(let number): Text["evidence.link.measure", ["number": number]]
        case .exception(let number, let check): Text["evidence.link.exception", ["number": number, "check": check]]
        }
    }
}
