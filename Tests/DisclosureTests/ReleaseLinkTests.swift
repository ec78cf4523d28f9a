import Disclosure
import Domain
import Testing

/// What a reader takes to be the same in two releases, and what is done about a correction that no count shows.
@Suite(.timeLimit(.minutes(10))) struct ReleaseLinkTests {
    private func release(_ cells: [FigureCell], _ dimensions: [Dimension] = [.wet]) -> PublishedRelease {
        .of(Cells.table("t", dimensions, cells))
    }

    private func protect(_ cells: [FigureCell], after earlier: [PublishedRelease], _ policy: DisclosurePolicy? = nil) throws
        -> (release: PublishedRelease, report: AttackReport)
    {
        let made = try Disclosure.protect(
            DisclosureRequest(policy: policy ?? Cells.own(), tables: [Cells.table("t", [.wet], cells)], earlier: earlier))
        return (PublishedRelease(name: "", tables: made.tables.map(\.table)), made.report)
    }

    /// A year by wet, of which the shares in `hidden` are hidden: 0 the total, 1 jeugd, 2 wmo.
    private func year(_ ended: (jeugd: Int, wmo: Int), _ referred: (jeugd: Int, wmo: Int), hidden: Set<Int>) -> [FigureCell] {
        let cells = [
            Cells.share("doorverwezen", "2025", [:], referred.jeugd + referred.wmo, of: ended.jeugd + ended.wmo),
            Cells.share("doorverwezen", "2025", [.wet: "jeugd"], referred.jeugd, of: ended.jeugd),
            Cells.share("doorverwezen", "2025", [.wet: "wmo"], referred.wmo, of: ended.wmo),
        ]
        return [
            Cells.count("beeindigd", "2025", [:], ended.jeugd + ended.wmo),
            Cells.count("beeindigd", "2025", [.wet: "jeugd"], ended.jeugd),
            Cells.count("beeindigd", "2025", [.wet: "wmo"], ended.wmo),
        ] + cells.enumerated().map { hidden.contains($0) ? $1.published(.hiddenByComplement) : $1 }
    }

    private func wmo(_ report: AttackReport) -> [ClosedRange<Double>] {
        report.te_smal.filter { $0.waarden == ["wet": "wmo"] && $0.getal == "teller" && $0.indicator == "doorverwezen" }
            .map { $0.kleinste...$0.grootste }
    }

    @Test func `what one release shows of the whole and another of a part gives the other part away`() throws {
        let first = self.release(self.year((20, 10), (8, 4), hidden: [1, 2]))
        let second = self.release(self.year((20, 10), (8, 4), hidden: [0, 2]))
        #expect(self.wmo(try Disclosure.attack([first, second], policy: Cells.own())) == [4...4])
    }

    @Test func `a count that was another for one release links the releases around it`() throws {
        let first = self.release(self.year((20, 10), (8, 4), hidden: [1, 2]))
        let between = self.release(self.year((21, 11), (9, 4), hidden: [0, 1, 2]))
        let third = self.release(self.year((20, 10), (8, 4), hidden: [0, 2]))
        #expect(self.wmo(try Disclosure.attack([first, between, third], policy: Cells.own())).contains(4...4))
    }

    @Test func `one case more changes a number by no more than one`() throws {
        let first = self.release(self.year((20, 10), (8, 4), hidden: [1, 2]))
        let second = self.release(self.year((20, 11), (8, 5), hidden: [0, 2]))
        #expect(self.wmo(try Disclosure.attack([first, second], policy: Cells.own())).contains(4...5))
    }

    @Test func `who referred tells its reader nothing of what changed`() throws {
        // One case more ended. By verwijzer no count is published: whose case it was, nobody can see, so that no number of a verwijzer
        // may be taken for the same.
        func release(_ ended: Int, _ total: FigureStatus, _ jgz: FigureStatus) -> PublishedRelease {
            let cells = [
                (Cells.count("beeindigd", "2025", [:], ended), FigureStatus.value),
                (Cells.share("doorverwezen", "2025", [:], 20, of: ended), total),
                (Cells.share("doorverwezen", "2025", [.verwijzer: "jgz"], 12, of: 25), jgz),
                (Cells.share("doorverwezen", "2025", [.verwijzer: "huisarts"], 8, of: ended - 25), .hiddenByComplement),
            ]
            return self.release(cells.map { $1 == .value ? $0 : $0.published($1) }, [.verwijzer])
        }
        let report = try Disclosure.attack(
            [release(45, .value, .hiddenByComplement), release(46, .hiddenByComplement, .value)], policy: Cells.own())
        let tellers = report.te_smal.filter { $0.uitgave == 1 && $0.getal == "teller" }.sorted { $0.kleinste < $1.kleinste }
        #expect(tellers.map { $0.kleinste...$0.grootste } == [8...9, 11...12])
    }

    @Test func `a link that is contradicted is dropped by itself`() throws {
        func other(_ part: Int) -> FigureCell { Cells.share("zonder_hulp_verder", "2025", [:], part, of: 20) }
        let first = self.release(self.year((20, 10), (8, 4), hidden: [1, 2]) + [other(9)])
        let second = self.release(self.year((20, 10), (8, 4), hidden: [0, 2]) + [other(11)])
        let report = try Disclosure.attack([first, second], policy: Cells.own())
        #expect(!report.uitgaven_vergeleken)
        #expect(self.wmo(report) == [4...4])
    }

    @Test func `a sum in which a silent correction shows is hidden`() throws {
        // One of the twelve was corrected, and no count tells so: a quarter and the window with it would differ by 11, not by 12.
        func cells(_ label: String, _ part: Int, _ whole: Int) -> [FigureCell] {
            [Cells.count("beeindigd", label, [:], whole), Cells.share("doorverwezen", label, [:], part, of: whole)]
        }
        let first = try self.protect(cells("2025", 12, 30), after: []).release
        let (second, made) = try self.protect(
            cells("2026-K1", 6, 14) + cells("2025-K1..2026-K1", 17, 44), after: [first])
        let report = try Disclosure.attack([first, second], policy: Cells.own())
        #expect(!first.tables[0].cells[1].isHidden)
        // Either of them would tell what the other is taken to be.
        #expect([1, 3].allSatisfy { second.tables[0].cells[$0].isHidden } && made.achtergehouden == 0)
        #expect(report.uitgaven_vergeleken && report.isHeld)
    }

    @Test func `a sum of answers shown before is hidden when one of them was corrected unseen`() throws {
        func cells(_ label: String, _ part: Int, _ whole: Int) -> [FigureCell] {
            [Cells.count("beeindigd", label, [:], whole), Cells.share("doorverwezen", label, [:], part, of: whole)]
        }
        let first = try self.protect(cells("2025-H1", 12, 30) + cells("2025-H2", 11, 25), after: []).release
        let halves = [Cells.count("beeindigd", "2025-H1", [:], 30), Cells.count("beeindigd", "2025-H2", [:], 25)]
        let right = try self.protect(cells("2025", 23, 55) + halves, after: [first]).release
        let corrected = try self.protect(cells("2025", 22, 55) + halves, after: [first]).release
        #expect(!first.tables[0].cells.contains(where: \.isHidden) && !right.tables[0].cells[1].isHidden)
        #expect(corrected.tables[0].cells[1].isHidden)
    }

    @Test func `a small cell that earlier answers give away is hidden all the same`() throws {
        func cells(_ label: String, _ part: Int, _ whole: Int) -> [FigureCell] {
            [Cells.count("beeindigd", label, [:], whole), Cells.share("doorverwezen", label, [:], part, of: whole)]
        }
        let first = self.release(cells("2025", 12, 30) + cells("2025-K1..2025-K3", 9, 24))
        let second = try self.protect(cells("2025-K4", 3, 6), after: [first]).release
        #expect(second.tables[0].cells.map(\.status) == [.value, .hidden])
    }

    @Test func `how a total that grew was divided is not taken for known`() throws {
        // Nobody had a goal scored; then two had. Which domein each was in, only the cells say that are to be hidden.
        func cells(_ counts: [String: Int]) -> [FigureCell] {
            let total = counts.values.reduce(0, +)
            return [Cells.share("doelen_gescoord", "2026-K1", [:], total, of: total)]
                + counts.sorted { $0.key < $1.key }.map {
                    Cells.share("doelen_gescoord", "2026-K1", [.domein: $0.key], $0.value, of: $0.value)
                }
        }
        let first = try self.protect(cells(["gezin": 0, "ontwikkeling": 0, "opvoeding": 0]), after: []).release
        let second = try self.protect(cells(["gezin": 0, "ontwikkeling": 1, "opvoeding": 1]), after: [first]).release
        #expect(first.tables[0].cells.map(\.status) == [.noValue, .noValue, .noValue, .noValue])
        #expect(second.tables[0].cells.map(\.isHidden) == [false, true, true, true])
    }

    @Test func `without time to search everything is withheld, and nothing is said of why`() throws {
        let policy = try DisclosurePolicy(
            name: "ongeduldig", audience: .own, threshold: 5, sensitiveIndicators: Cells.sensitive, timeLimit: 0)
        let (release, report) = try self.protect(self.year((20, 10), (8, 4), hidden: []), after: [], policy)
        #expect(
            release.tables[0].cells.map(\.status)
                == [.value, .value, .value, .hiddenByComplement, .hiddenByComplement, .hiddenByComplement])
        #expect(report.achtergehouden == 3 && report.isHeld)
    }
}
