import Domain
import Testing

@Suite struct SliceTests {
    @Test(arguments: [
        ("2026", TimeGrain.year, "2026-01-01", "2026-12-31"), ("2026-H1", .halfYear, "2026-01-01", "2026-06-30"),
        ("2026-H2", .halfYear, "2026-07-01", "2026-12-31"), ("2026-K1", .quarter, "2026-01-01", "2026-03-31"),
        ("2026-K4", .quarter, "2026-10-01", "2026-12-31"), ("2024-02", .month, "2024-02-01", "2024-02-29"),
        ("2026-12", .month, "2026-12-01", "2026-12-31"),
    ]) func `a slice knows its days and is written as it was read`(text: String, grain: TimeGrain, first: String, last: String)
        throws
    {
        let slice = try Slice(text)
        #expect(slice.grain == grain && slice.first.iso == first && slice.last.iso == last)
        #expect(slice.description == text)
        #expect(Slice(grain: grain, containing: slice.first) == slice && Slice(grain: grain, containing: slice.last) == slice)
        #expect(slice.next.first == slice.last.adding(days: 1) && slice.next.previous == slice)
    }

    @Test(arguments: ["2026-k3", "2026-Q3"]) func `a quarter may be written in other letters`(text: String) throws {
        #expect(try Slice(text).description == "2026-K3")
    }

    @Test(arguments: [
        "", "26", "2026-13", "2026-00", "2026-1", "2026-K0", "2026-K5", "2026-H3", "2026-X1", "2026-01-01", "0000", "202６",
        "+026", "2026-K", "2026 -K1",
        "2026-+1",
    ]) func `what is no slice is refused with a remedy`(text: String) {
        let error = #expect(throws: DomainError.self) { try Slice(text) }
        #expect(error?.code == .invalidPeriod && error?.hint != nil)
    }

    @Test func `a period is one slice, a range of slices or everything`() throws {
        let range = try Period("2026-K1..2026-K3")
        #expect(range.description == "2026-K1..2026-K3" && range.first?.iso == "2026-01-01" && range.last?.iso == "2026-09-30")
        #expect(try Period("2025-11..2026").last?.iso == "2026-12-31")
        #expect(try Period("2026-03") == Period(Slice("2026-03")))
        let all = try Period("alles")
        #expect(all == .all && all.first == nil && all.last == nil && all.slices(.month).isEmpty)
    }

    @Test func `the last year there is ends, and slices that reach into it do too`() throws {
        #expect(try Slice("9999").last.iso == "9999-12-31" && Period("9999").first?.iso == "9999-01-01")
        #expect(try Period("9999-01..9999-11").slices(.year).map { "\($0.slice) \($0.last)" } == ["9999 9999-11-30"])
        #expect(try Period("9998-K4..9999-12").slices(.quarter).count == 5)
    }

    @Test(arguments: ["0001", "1899-12", "1899-K4", "0001..2026"]) func `nothing is asked of before 1900`(text: String) {
        let error = #expect(throws: DomainError.self) { try Period(text) }
        #expect(error?.code == .invalidPeriod && error?.message.contains("1900") == true)
    }

    @Test func `slices are counted without being made`() throws {
        for (text, grain) in [
            ("2026-02..2026-08", TimeGrain.quarter), ("2025-K4..2026-K1", .year), ("1900..9999", .month), ("2026-03", .halfYear),
        ] {
            let period = try Period(text)
            #expect(period.count(of: grain) == period.slices(grain).count, "\(text)")
        }
        #expect(Period.all.count(of: .month) == 0)
        let (first, last) = (try Slice("2025-K4"), try Slice("2026-K1"))
        #expect(try Period(first, through: last) == Period("2025-K4..2026-K1"))
    }

    @Test func `a period may not run backwards`() {
        #expect(throws: DomainError.self) { try Period("2026-K3..2026-K1") }.map { #expect($0.code == .periodReversed) }
        #expect(throws: DomainError.self) { try Period("2026..2025") }.map { #expect($0.code == .periodReversed) }
    }

    @Test(arguments: ["..", "2026..", "..2026", "2026..2027..2028", "2026...2027", "Alles", "2026-K1.2026-K2"])
    func `a broken range is refused`(text: String) {
        #expect(throws: DomainError.self) { try Period(text) }.map { #expect($0.code == .invalidPeriod) }
    }

    @Test func `slices of a period are clipped to it and keep their names`() throws {
        let slices = try Period("2026-02..2026-08").slices(.quarter)
        #expect(
            slices.map { "\($0.slice) \($0.first) \($0.last)" } == [
                "2026-K1 2026-02-01 2026-03-31", "2026-K2 2026-04-01 2026-06-30", "2026-K3 2026-07-01 2026-08-31",
            ])
        #expect(try Period("2026").slices(.month).count == 12)
        #expect(
            try Period("2025-K4..2026-K1").slices(.year).map { "\($0.slice) \($0.first) \($0.last)" } == [
                "2025 2025-10-01 2025-12-31", "2026 2026-01-01 2026-03-31",
            ])
    }
}
