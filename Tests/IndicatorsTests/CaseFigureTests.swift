import Indicators
import TestSupport
import Testing

/// Every indicator that looks at cases, computed by hand on both sides of its borders (contract §4, readings 4.3–4.13).
@Suite(.timeLimit(.minutes(6))) struct CaseFigureTests {
    @Test(arguments: Self.figures) func `a figure is what a person computes`(_ figure: CaseFigure) async throws {
        let tenant = try await figure.delivered()
        #expect(try await tenant.ask(figure.id, peildatum: figure.peildatum).cells == [figure.expected])
    }

    private static func ended(_ cells: [String: String] = [:]) -> [String: String] { CaseFigure.ended(cells) }
    private static func started(_ cells: [String: String] = [:]) -> [String: String] { CaseFigure.started(cells) }
    private static func reason(_ source: String, _ code: String) -> [String: String] {
        ended(["reden_bron": source, "reden_beeindiging": code])
    }

    static let figures = received + starts + ends + reasons + answers + courses

    private static let received: [CaseFigure] = [
        CaseFigure("aanvragen", [[:], ["ingetrokken_op": "2026-01-06"], ["ontvangen_op": "2026-11-23"]], is: "2/- 2 2"),
        // Received on Wednesday 1 April 2026: Good Friday and Easter Monday pass, the third werkdag is Wednesday 8 April.
        CaseFigure("contact_op_tijd", contacts, at: "2026-04-09", is: "1/4 4 25"),
        CaseFigure("contact_op_tijd", contacts, at: "2026-04-08", is: "1/1 1 100"),
        CaseFigure("contact_op_tijd", [["contact_op": "2026-01-05"]], is: "1/1 1 100"),
        CaseFigure("contact_op_tijd", [["afgewezen_op": "2026-01-08"]], is: "0/0 0 geen_waarde"),
        CaseFigure("contact_op_tijd", [["ingetrokken_op": "2026-01-09", "afgewezen_op": "2026-01-09"]], is: "0/1 1 0"),
    ]

    private static let contacts: [[String: String]] = [
        ["contact_op": "2026-04-08"], ["contact_op": "2026-04-09"], [:], ["ingetrokken_op": "2026-04-08"],
        ["ingetrokken_op": "2026-04-09"], ["afgewezen_op": "2026-04-08", "ingetrokken_op": "2026-04-09"],
    ].map { ["ontvangen_op": "2026-04-01"].merging($0) { $1 } }

    private static let starts: [CaseFigure] = [
        CaseFigure("gestart", [started(), [:], ["gestart_op": "2026-11-23"]], is: "1/- 1 1"),
        CaseFigure(
            "start_voor_indicatie",
            [
                started(), started(["indicatie_op": "2026-02-01"]), started(["indicatie_op": "2026-02-02"]),
                started(["indicatie_op": "2026-11-23"]),
            ],
            is: "3/4 4 75"),
        CaseFigure(
            "prenataal_gestart",
            [
                started(["geboren_of_uitgerekend_op": "2026-02-02"]), started(["geboren_of_uitgerekend_op": "2026-02-01"]),
                started(["geboren_of_uitgerekend_op": "2027-01-01"]),
            ], is: "2/3 3 66.6667"),
        CaseFigure(
            "aangemeld_bij_start",
            [started(["aangemeld_wijkteam_op": "2026-02-01"]), started(["aangemeld_wijkteam_op": "2026-02-02"]), started()],
            is: "1/3 3 33.3333"),
        CaseFigure(
            "giz",
            [
                started(["giz_op": "2026-02-15"]), started(["giz_op": "2026-02-16"]), started(["giz_op": "2026-01-01"]),
                started(),
                ["gestart_op": "2026-11-08", "giz_op": "2026-11-08"], ["gestart_op": "2026-11-09", "giz_op": "2026-11-09"],
            ], is: "3/5 5 60"),
        CaseFigure(
            "plan_6_weken",
            [
                started(["plan_op": "2026-03-15"]), started(["plan_op": "2026-03-16"]), started(),
                ["gestart_op": "2026-10-11", "plan_op": "2026-10-11"], ["gestart_op": "2026-10-12", "plan_op": "2026-10-12"],
            ], is: "2/4 4 50"),
        CaseFigure(
            "uren_toegekend",
            [
                started(["akkoord_uren": "30", "advies_uren": "40"]), started(["akkoord_uren": "0", "advies_uren": "8,5"]),
                started(["akkoord_uren": "99"]), started(["advies_uren": "99"]), ["akkoord_uren": "99", "advies_uren": "99"],
            ], is: "30/48.5 2 61.8557"),
        CaseFigure("uren_toegekend", [started(["akkoord_uren": "5", "advies_uren": "0"])], is: "5/0 1 geen_waarde"),
    ]

    private static let ends: [CaseFigure] = [
        CaseFigure("beeindigd", [ended(), started(), started(["beeindigd_op": "2026-11-23"])], is: "1/- 1 1"),
        CaseFigure(
            "lopend",
            [
                started(), ["gestart_op": "2026-11-22"], ["gestart_op": "2026-11-23"], started(["beeindigd_op": "2026-11-22"]),
                started(["beeindigd_op": "2026-11-23"]), ["gestart_op": "2026-11-22", "beeindigd_op": "2026-11-22"], [:],
            ], is: "3/- 3 3"),
        CaseFigure(
            "netwerk",
            [
                ended(["netwerk_op": "2026-02-10"]), ended(["netwerk_op": "2026-11-22"]), ended(["netwerk_op": "2026-11-23"]),
                ended(),
            ],
            is: "2/4 4 50"),
        CaseFigure(
            "doorverwezen", [ended(["doorverwezen_naar": "ggz"]), ended(), started(["doorverwezen_naar": "ggz"])], is: "1/2 2 50"),
        CaseFigure("kosten_per_traject", [ended(["kosten": "100,5"]), ended(["kosten": "0"]), ended()], is: "100.5/2 2 50.25"),
        CaseFigure("kosten_per_traject", [ended()], is: "0/0 0 geen_waarde"),
    ]

    private static let reasons: [CaseFigure] = [
        "uitval": "2/5 5 40", "voortijdig": "4/5 5 80", "reden_onbekend": "2/7 7 28.5714",
    ].map {
        CaseFigure(
            $0,
            [
                reason("jw", "31"), reason("wmo", "31"), reason("jw", "32"), reason("wmo", "22"), reason("cbs", "02"), ended(),
                ended(["reden_bron": "jw"]),
            ], is: $1)
    }

    private static let answers: [CaseFigure] =
        [
            "tevredenheid": "23/3 3 7.6667", "tevreden_7plus": "2/3 3 66.6667", "respons": "3/4 4 75",
        ].map {
            CaseFigure(
                $0, [ended(["tevredenheid": "6"]), ended(["tevredenheid": "7"]), ended(["tevredenheid": "10"]), ended()], is: $1)
        } + [
            CaseFigure(
                "zonder_hulp_verder",
                [
                    ended(["zonder_hulp_verder": "01"]), ended(["zonder_hulp_verder": "03"]), ended(["zonder_hulp_verder": "4"]),
                    ended(["zonder_hulp_verder": "02"]), ended(),
                ], is: "2/4 4 50")
        ]

    /// A case that ended on 10 January 2025, and a next one of the same client that started on another day.
    private static func again(_ client: String, _ start: String, _ cells: [String: String] = [:]) -> [[String: String]] {
        let first = ["ontvangen_op": "2024-06-01", "gestart_op": "2024-07-01", "beeindigd_op": "2025-01-10", "client_nr": client]
        let next = ["ontvangen_op": "2024-12-01", "gestart_op": start, "client_nr": client, "gemeente": "GM0034"]
        return [first, next.merging(cells) { $1 }]
    }

    private static let courses: [CaseFigure] = [
        CaseFigure(
            "geen_nieuwe_start",
            again("K1", "2025-01-10") + again("K2", "2025-01-11") + again("K3", "2026-01-10") + again("K4", "2026-01-11"),
            is: "2/4 4 50"),
        CaseFigure("geen_nieuwe_start", again("K1", "2025-01-10"), at: "2026-01-09", is: "0/0 0 geen_waarde"),
        CaseFigure("geen_nieuwe_start", again("K1", "2025-01-10"), at: "2026-01-10", is: "1/1 1 100"),
    ]
}
