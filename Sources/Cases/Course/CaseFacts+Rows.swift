internal import Domain
internal import Foundation
internal import Postgres
internal import Storage

extension CaseFacts {
    init(_ row: Row, delivered: Decimal) throws {
        let wet = try row.decode(String.self, "wet")
        func several(_ column: String) throws -> [String] {
            (try row.decode(String?.self, column) ?? "").split(separator: "|").map(String.init)
        }
        self.init(
            reference: try CaseReference(row),
            state: CaseState(rawValue: try row.decode(String.self, "toestand")) ?? .requested,
            client: try row.decode(String.self, "client_nr"), wet: wet == Dimension.unknown ? nil : wet,
            verwijzer: try row.decode(String.self, "verwijzer"), kwetsbaarheid: try several("kwetsbaarheid"),
            problematiek: try several("problematiek"), bornOrDue: try row.decode(Day.self, "geboren_of_uitgerekend_op"),
            received: try row.decode(Day.self, "ontvangen_op"), contact: try row.decode(Day?.self, "contact_op"),
            contactDeadline: try row.decode(Day.self, "contact_deadline"), started: try row.decode(Day?.self, "gestart_op"),
            ended: try row.decode(Day?.self, "beeindigd_op"), indicatie: try row.decode(Day?.self, "indicatie_op"),
            adviceHours: try row.decode(Decimal?.self, "advies_uren"),
            agreedHours: try row.decode(Decimal?.self, "akkoord_uren"), deliveredHours: delivered,
            facturatie: try row.decode(String?.self, "facturatie"), toewijzing: try row.decode(String?.self, "toewijzingnummer"),
            costs: try row.decode(Decimal?.self, "kosten"))
    }
}

extension CaseEvent {
    /// The events that stand in the case's own row.
    static func ownEvents(_ row: Row) throws -> [CaseEvent] {
        var events: [CaseEvent] = []
        func add(_ column: String, _ kind: Kind) throws {
            if let day = try row.decode(Day?.self, column) { events.append(CaseEvent(kind, on: day)) }
        }
        try add("ontvangen_op", .received)
        try add("contact_op", .contact(deadline: try row.decode(Day.self, "contact_deadline")))
        try add("aangemeld_wijkteam_op", .wijkteamInformed)
        try add("advies_op", .advice(hours: try row.decode(Decimal?.self, "advies_uren")))
        try add(
            "akkoord_op",
            .agreement(
                kind: try row.decode(String?.self, "akkoord_soort"), hours: try row.decode(Decimal?.self, "akkoord_uren")))
        try add("indicatie_op", .indicatie(toewijzing: try row.decode(String?.self, "toewijzingnummer")))
        try add("gestart_op", .started)
        try add("giz_op", .giz)
        try add("plan_op", .plan)
        try add("netwerk_op", .network)
        try add("ingetrokken_op", .withdrawn)
        try add("afgewezen_op", .rejected)
        try add("beeindigd_op", .ended(try CaseEnding(row)))
        try add("overdracht_op", .handover)
        return events
    }

    init(regie row: Row, peildatum: Day) throws {
        let first = try row.decode(Day.self, "vanaf")
        let organisation = try row.decode(String?.self, "organisatie")
        let number = try row.decode(String?.self, "partner_nr")
        let regie = CaseRegie(
            kind: try row.decode(String.self, "soort"), team: try row.decode(String?.self, "team"),
            partner: organisation.map { "\($0) (\(number ?? ""))" }, isPlanned: first > peildatum)
        self.init(.regie(regie), on: first, until: try row.decode(Day?.self, "tot"))
    }
}

extension CaseEnding {
    fileprivate init(_ row: Row) throws {
        let source = try row.decode(String?.self, "reden_bron").flatMap { EndReason.Source(rawValue: $0) }
        let code = try row.decode(String?.self, "reden_beeindiging")
        let reason: EndReason? = if let source, let code { EndReason(source, code) } else { nil }
        self.init(
            reason: reason, mark: try row.decode(Int?.self, "tevredenheid"),
            withoutHelp: try row.decode(String?.self, "zonder_hulp_verder"),
            referredTo: try row.decode(String?.self, "doorverwezen_naar"))
    }
}

extension VisitWeek.Visit {
    init(_ row: Row) throws {
        self.init(
            day: try row.decode(Day.self, "datum"), hours: try row.decode(Decimal.self, "uren"),
            dagdeel: try row.decode(String?.self, "dagdeel"), employee: try row.decode(String.self, "medewerker_nr"))
    }
}
