import Domain
import Indicators
import Postgres
import Storage
import TestSupport
import Testing

/// Reading as of two dates: the bugs that other systems shipped (lessons §4, contract §3, readings 3.1 and 3.2).
@Suite(.timeLimit(.minutes(6))) struct AsOfTests {
    /// Dates the deliveries so far, as if they had come in at these instants.
    private func date(_ tenant: TestTenant, _ instants: String...) async throws {
        for (index, instant) in instants.enumerated() {
            try await tenant.home.script(
                "UPDATE \(tenant.tenant.schemaName).moment SET at = '\(instant)' WHERE number = \(index + 1)")
        }
    }

    private func tenant(_ deliveries: TextFile...) async throws -> TestTenant {
        let tenant = try await TestInstallation.tenant()
        for file in deliveries { try await tenant.accept(file) }
        return tenant
    }

    private static let three = ["2026-03-01T09:00:00Z", "2026-03-01T16:00:00Z", "2026-03-02T22:59:59.999999Z"]

    @Test func `a tenant without deliveries has figures of nought and no delivery`() async throws {
        let table = try await TestInstallation.tenant().ask("aanvragen", "uitval", "wachttijd", per: "gemeente")
        #expect(table.dates.stand == .none)
        #expect(
            table.rows == [
                "alles totaal: 0/- 0 0", "alles totaal: 0/0 0 geen_waarde", "alles totaal: -/0 0 geen_waarde",
                "alles totaal: -/0 0 geen_waarde",
                "alles totaal: 0/0 0 geen_waarde",
            ])
    }

    @Test func `a date before anything existed answers and does not throw`() async throws {
        let tenant = try await self.tenant(.of("casussen", [:]))
        let early = try await tenant.ask("aanvragen", peildatum: "1990-01-01")
        #expect(early.cells == ["0/- 0 0"])
        let before = try await tenant.ask("aanvragen", stand: .day(Day("2020-01-01")))
        #expect(before.cells == ["0/- 0 0"])
        #expect(before.dates.stand.number == 0 && before.dates.stand.delivery == nil && !before.dates.stand.isLatest)
        #expect(try await tenant.ask("aanvragen", per: "kwartaal", peildatum: "1990-01-01").rows == [])
    }

    @Test func `an earlier stand shows the values known then, not the current ones`() async throws {
        let tenant = try await self.tenant(
            .of("casussen", ["wet": "wmo"]), .of("casussen", ["wet": "jeugd"], ["casus_nr": "C2", "wet": "wmo"]))
        #expect(
            try await tenant.ask("aanvragen", per: "wet", stand: .delivery(1)).rows == [
                "alles wmo: 1/- 1 1", "alles totaal: 1/- 1 1",
            ])
        #expect(
            try await tenant.ask("aanvragen", per: "wet", stand: .delivery(2)).rows == [
                "alles jeugd: 1/- 1 1", "alles wmo: 1/- 1 1", "alles totaal: 2/- 2 2",
            ])
    }

    @Test func `a withdrawn case is gone after its withdrawal and there before it`() async throws {
        let tenant = try await self.tenant(.of("casussen", [:]), .of("casussen", ["verwijderd": "ja"]), .of("casussen", [:]))
        for (stand, cell) in [(1, "1/- 1 1"), (2, "0/- 0 0"), (3, "1/- 1 1")] {
            #expect(try await tenant.ask("aanvragen", stand: .delivery(stand)).cells == [cell])
        }
    }

    @Test func `an undone delivery is still there at the stand before the undo`() async throws {
        let tenant = try await self.tenant(.of("casussen", [:]), .of("casussen", ["casus_nr": "C2"]))
        let before = try await tenant.moment(.latest)
        try await tenant.undo(2)
        #expect(try await tenant.ask("aanvragen").cells == ["1/- 1 1"])
        #expect(try await tenant.ask("aanvragen", stand: .instant(before.instant)).cells == ["2/- 2 2"])
        #expect(try await tenant.ask("aanvragen", stand: .delivery(2)).cells == ["2/- 2 2"])
    }

    @Test func `of several deliveries on a day the last one counts, up to midnight in Amsterdam`() async throws {
        let tenant = try await self.tenant(
            .of("casussen", [:]), .of("casussen", ["casus_nr": "C2"]), .of("casussen", ["casus_nr": "C3"]))
        try await self.date(tenant, Self.three[0], Self.three[1], Self.three[2])
        #expect(try await tenant.ask("aanvragen", stand: .day(Day("2026-02-28"))).cells == ["0/- 0 0"])
        #expect(try await tenant.ask("aanvragen", stand: .day(Day("2026-03-01"))).cells == ["2/- 2 2"])
        #expect(try await tenant.ask("aanvragen", stand: .day(Day("2026-03-02"))).cells == ["3/- 3 3"])
        try await self.date(tenant, Self.three[0], Self.three[1], "2026-03-02T23:00:00Z")
        #expect(try await tenant.ask("aanvragen", stand: .day(Day("2026-03-02"))).cells == ["2/- 2 2"])
        #expect(try await tenant.ask("aanvragen", stand: .day(Day("2026-03-03"))).cells == ["3/- 3 3"])
    }

    @Test func `an instant resolves to the last delivery by then and is pinned`() async throws {
        let tenant = try await self.tenant(.of("casussen", [:]), .of("casussen", ["casus_nr": "C2"]))
        try await self.date(tenant, Self.three[0], Self.three[1])
        for (text, number) in [
            ("2026-03-01T08:59:59Z", 0), ("2026-03-01T10:00:00+01:00", 1), ("2026-03-01 12:00Z", 1),
            ("2026-03-01T17:00:00+01:00", 2),
        ] {
            let stand = try await tenant.ask("aanvragen", stand: .instant(text)).dates.stand
            #expect(stand.number == number, "\(text)")
            #expect(stand.instant == (number == 0 ? "geen" : Self.three[number - 1].replacing("Z", with: ".000000Z")))
        }
    }

    @Test func `with only a stand the peildatum is its day`() async throws {
        let tenant = try await self.tenant(
            .of("casussen", ["ontvangen_op": "2026-03-01"], ["casus_nr": "C2", "ontvangen_op": "2026-03-02"]))
        try await self.date(tenant, "2026-03-01T22:59:00Z")
        let table = try await tenant.ask("aanvragen", stand: .delivery(1))
        #expect(table.dates.peildatum == (try Day("2026-03-01")))
        #expect(table.cells == ["1/- 1 1"])
        #expect(try await tenant.ask("aanvragen", stand: .instant("2026-03-01T23:30:00Z")).dates.peildatum == Day("2026-03-02"))
        #expect(try await tenant.ask("aanvragen", stand: .day(Day("2026-03-05"))).dates.peildatum == Day("2026-03-05"))
        #expect(try await tenant.ask("aanvragen").dates.peildatum == TestTenant.today)
        #expect(try await tenant.ask("aanvragen", stand: .day(Day("2027-01-01"))).dates.peildatum == TestTenant.today)
        #expect(try await tenant.ask("aanvragen", peildatum: "2026-10-01", stand: .delivery(1)).cells == ["2/- 2 2"])
    }

    @Test func `a deadline is judged against the peildatum, not against now`() async throws {
        let tenant = try await self.tenant(.of("casussen", ["ontvangen_op": "2026-04-01"]))
        #expect(try await tenant.ask("contact_op_tijd", peildatum: "2026-04-08").cells == ["0/0 0 geen_waarde"])
        #expect(try await tenant.ask("contact_op_tijd").cells == ["0/1 1 0"])
    }

    @Test func `a peildatum after today and a delivery that never was are refused`() async throws {
        let tenant = try await self.tenant(.of("casussen", [:]))
        await #expect(throws: DomainError.self) { try await tenant.ask("aanvragen", peildatum: "2026-11-23") }
        #expect(try await tenant.ask("aanvragen", peildatum: "2026-11-22").cells == ["1/- 1 1"])
        await #expect(throws: StorageError.self) { try await tenant.ask("aanvragen", stand: .delivery(2)) }
    }

    @Test func `event dates after the peildatum are empty and the cells without a date stay`() async throws {
        let row = [
            "contact_op": "2026-06-01", "gestart_op": "2026-02-01", "beeindigd_op": "2026-06-01",
            "aangemeld_wijkteam_op": "2026-01-20",
            "reden_bron": "cbs", "reden_beeindiging": "03", "geboren_of_uitgerekend_op": "2026-08-01",
        ]
        let tenant = try await self.tenant(.of("casussen", row))
        let ids = ["beeindigd", "lopend", "prenataal_gestart", "uitval"]
        let cells: (String) async throws -> [String] = { day in
            var request = FigureRequest(ids: ids)
            request.peildatum = try Day(day)
            return try await tenant.figures(request).cells
        }
        #expect(try await cells("2026-05-31") == ["0/- 0 0", "1/- 1 1", "1/1 1 100", "0/0 0 geen_waarde"])
        #expect(try await cells("2026-06-01") == ["1/- 1 1", "0/- 0 0", "1/1 1 100", "1/1 1 100"])
    }

    @Test func `a figure under a stand never changes afterwards`() async throws {
        let tenant = try await self.tenant(.of("casussen", CaseFigure.ended(["tevredenheid": "8"]), ["casus_nr": "C2"]))
        var request = FigureRequest(dimensions: [.gemeente, .wet], stand: .delivery(1))
        request.peildatum = TestTenant.today
        let before = try await tenant.figures(request).figures
        try await tenant.accept(
            .of("casussen", CaseFigure.ended(["tevredenheid": "1", "gemeente": "GM0034"]), ["casus_nr": "C3"]))
        try await tenant.accept(.of("casussen", ["casus_nr": "C2", "verwijderd": "ja"]))
        try await tenant.undo(3)
        #expect(try await tenant.figures(request).figures == before)
        #expect(before.count > 60)
    }
}
