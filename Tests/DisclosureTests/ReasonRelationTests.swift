import Disclosure
import Domain
import Testing

/// The reasons of ending beside the figures that are some of them together: uitval, voortijdig and reden onbekend.
@Suite(.timeLimit(.minutes(10))) struct ReasonRelationTests {
    /// Ended for each reason of the list, and for none that is known, with the figures beside it that say the same in other words.
    private func tables(_ counts: [String: Int], label: String = "2025", hidden: Set<String> = []) -> [CellTable] {
        let of: ([String]) -> Int = { $0.reduce(0) { $0 + (counts[$1] ?? 0) } }
        let known = of(CodeList.reden.codes)
        let ended = known + of([Dimension.unknown])
        let reasons = (CodeList.reden.codes + [Dimension.unknown]).map { reason in
            let cell = Cells.count("beeindigd", label, [.reden: reason], counts[reason] ?? 0)
            return hidden.contains(reason) ? cell.published(.hidden) : cell
        }
        return [
            Cells.table(
                "jaar", [],
                [
                    Cells.count("beeindigd", label, [:], ended), Cells.share("uitval", label, [:], of(["03", "04"]), of: known),
                    Cells.share("voortijdig", label, [:], of(["02", "03", "04", "05"]), of: known),
                    Cells.share("reden_onbekend", label, [:], of([Dimension.unknown]), of: ended),
                ].map { hidden.contains($0.key.indicator) ? $0.published(.hiddenByComplement) : $0 }),
            Cells.table("jaar_reden", [.reden], reasons + [Cells.count("beeindigd", label, [:], ended)]),
        ]
    }

    private func found(_ tables: [CellTable]) throws -> [String: ClosedRange<Double>] {
        let report = try Disclosure.attack([PublishedRelease(name: "", tables: tables)], policy: Cells.own())
        return Dictionary(
            report.te_smal.filter { $0.getal == "teller" }.map {
                ($0.waarden["reden"] ?? $0.indicator, $0.kleinste...$0.grootste)
            }
        ) { first, _ in first }
    }

    private static let mixed = ["01": 19, "02": 7, "03": 6, "04": 2, "05": 6, "onbekend": 6]

    @Test func `what is hidden of one reason is what uitval leaves of the other`() throws {
        #expect(try self.found(self.tables(Self.mixed, hidden: ["04"])) == ["04": 2...2])
    }

    @Test func `as planned is what is left of the known reasons by who ended early`() throws {
        let counts = ["01": 3, "02": 7, "03": 6, "04": 9, "05": 6, "onbekend": 6]
        // Not a reason is shown: the noemer of uitval less voortijdig says it.
        let found = try self.found(self.tables(counts, hidden: Set(CodeList.reden.codes)))
        #expect(found["01"] == 3...3)
    }

    @Test func `two reasons that are hidden lie between nothing and what the figures leave for both`() throws {
        let counts = ["01": 19, "02": 2, "03": 6, "04": 7, "05": 1, "onbekend": 6]
        #expect(try self.found(self.tables(counts, hidden: ["02", "05"])) == ["02": 0...3, "05": 0...3])
    }

    @Test func `without a known reason is told under two names`() throws {
        #expect(
            try self.found(self.tables(["01": 19, "02": 7, "03": 6, "04": 7, "05": 6, "onbekend": 2], hidden: ["onbekend"]))
                == ["onbekend": 2...2])
        let found = try self.found(
            self.tables(
                ["01": 19, "02": 7, "03": 6, "04": 7, "05": 6, "onbekend": 2],
                hidden: ["reden_onbekend", "uitval", "voortijdig"]))
        #expect(found["reden_onbekend"] == 2...2)
    }

    @Test(arguments: [
        Self.mixed, ["01": 3, "02": 7, "03": 6, "04": 9, "05": 6, "onbekend": 6],
        ["01": 19, "02": 2, "03": 6, "04": 7, "05": 1, "onbekend": 6], ["01": 40],
        ["01": 19, "02": 7, "03": 6, "04": 7, "05": 6, "onbekend": 2],
    ]) func `protected, nobody works out a reason, and every number that is shown is true`(counts: [String: Int]) throws {
        let given = self.tables(counts)
        let made = try Disclosure.protect(DisclosureRequest(policy: Cells.own(), tables: given)).tables.map(\.table)
        let report = try Disclosure.attack([PublishedRelease(name: "", tables: made)], policy: Cells.own())
        #expect(report.isHeld, "\(report.te_smal) \(report.achterhaald_met_regels)")
        #expect(report.verborgen_cellen > 0)
        for (before, after) in zip(given, made) {
            for (was, now) in zip(before.cells, after.cells) where !now.isHidden { #expect(was.numerator == now.numerator) }
        }
    }

    @Test func `where every reason is common all of it is shown`() throws {
        let counts = ["01": 60, "02": 17, "03": 16, "04": 17, "05": 16, "onbekend": 16]
        let made = try Disclosure.protect(DisclosureRequest(policy: Cells.own(), tables: self.tables(counts)))
        #expect(made.tables.flatMap(\.table.cells).allSatisfy { !$0.isHidden })
    }

    @Test func `an empty year hides no reason, since nobody ended`() throws {
        let made = try Disclosure.protect(DisclosureRequest(policy: Cells.own(), tables: self.tables([:])))
        #expect(made.tables.flatMap(\.table.cells).allSatisfy { !$0.isHidden })
    }
}
