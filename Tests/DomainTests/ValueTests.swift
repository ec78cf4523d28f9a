import Domain
import Testing

@Suite struct ValueTests {
    @Test func `a stand is a day, an instant or a delivery`() throws {
        #expect(try Stand("2026-11-22") == .day(Day("2026-11-22")))
        #expect(try Stand("22-11-2026") == .day(Day("2026-11-22")))
        #expect(try Stand("levering-12") == .delivery(12))
        // Finer than a microsecond is cut off, not rounded up to a delivery that came after.
        #expect(try Stand("2026-11-28T02:47:02.5806679Z") == .instant("2026-11-28T02:47:02.580667Z"))
        #expect(try Stand("22-11-2026T14:30Z") == .instant("2026-11-22T14:30Z"), "PostgreSQL reads days in another way")
        for text in [
            "2026-11-22T14:30:00+01:00", "2026-11-22T14:30Z", "2026-11-22 23:59:59.123456Z", "2026-11-22T00:00:00.1-0500",
        ] {
            #expect(try Stand(text) == .instant(text), "\(text)")
        }
    }

    @Test(arguments: [
        "", "levering-", "levering--1", "levering-1x", "levering-99999999999999999999", "Levering-1", "2026-11-22T14:30:00",
        "2026-11-22T25:00Z",
        "2026-11-22T14:60Z", "2026-02-30T10:00Z", "2026-11-22T14:30+16:00", "2026-11-22T14:30-99:99", "0001-01-01T00:00+15:00",
        "gisteren", "2026-11-22T14:30:00Z; DROP TABLE moment", "'2026-11-22T14:30Z",
    ]) func `what is no stand is refused with a remedy`(text: String) {
        let error = #expect(throws: DomainError.self) { try Stand(text) }
        #expect(error?.code == .invalidStand && error?.hint != nil)
    }

    /// Solved from |p − x| = z·√(x(1 − x)/n) by bisection, apart from the closed form.
    @Test(arguments: [
        (0, 10, 0.0, 27.7533), (10, 10, 72.2467, 100.0), (1, 10, 1.7876, 40.4150), (5, 10, 23.6593, 76.3407),
        (50, 100, 40.3832, 59.6168),
        (1, 1, 20.6549, 100.0), (81, 263, 25.5289, 36.6210),
    ]) func `Wilson's interval of a share in percent`(count: Int, total: Int, lower: Double, upper: Double) throws {
        let interval = try #require(Interval.wilson(count: count, of: total))
        #expect(abs(interval.lower - lower) < 0.0001)
        #expect(abs(interval.upper - upper) < 0.0001)
    }

    @Test func `a share of nothing has no interval, and no interval leaves nought to a hundred`() {
        #expect(Interval.wilson(count: 0, of: 0) == nil)
        for total in 1...200 {
            for count in [0, total / 2, total] {
                let interval = Interval.wilson(count: count, of: total)!
                #expect(interval.lower >= 0 && interval.upper <= 100 && interval.lower < interval.upper)
            }
        }
    }

    @Test(arguments: [
        (
            EndReason.Source.jw,
            ["31": "01", "39": "01", "34": "02", "32": "03", "38": "03", "33": "04", "35": "05", "02": "05", "36": "05"]
        ),
        (.wmo, ["19": "01", "39": "01", "23": "02", "21": "03", "38": "03", "22": "04", "31": "05", "02": "05", "36": "05"]),
        (.cbs, ["01": "01", "02": "02", "03": "03", "04": "04", "05": "05"]),
    ]) func `reasons of ending map to the CBS code by their own list`(source: EndReason.Source, codes: [String: String]) {
        for (code, cbs) in codes { #expect(EndReason(source, code)?.meaning == .ends(cbs: cbs), "\(source) \(code)") }
        let others = (0...99).map { $0 < 10 ? "0\($0)" : "\($0)" }.filter { codes[$0] == nil && EndReason(source, $0) != nil }
        #expect(others == (source == .cbs ? [] : ["20", "37"]))
        for code in others { #expect(EndReason(source, code)?.meaning == .continues) }
    }

    @Test(arguments: ["ab", "de_ooievaar", "a23456789012345678901234567890x"]) func `a tenant id is a name that is safe in SQL`(
        text: String
    ) throws {
        #expect(try TenantID(text).description == text)
    }

    @Test(arguments: [
        "", "a", "A1", "1a", "_a", "a-b", "a b", "a\"b", "é1", "a23456789012345678901234567890xy", "a;drop", "ａｂ", "a\u{0}",
    ])
    func `what is no tenant id is refused`(text: String) {
        #expect(throws: DomainError.self) { try TenantID(text) }.map { #expect($0.code == .invalidTenantID) }
    }

    @Test func `a tenant's schema says what kind it is`() throws {
        let id = try TenantID("noord")
        #expect(Tenant(id: id, kind: .organisation, name: "", code: nil, state: .active).schemaName == "org_noord")
        #expect(Tenant(id: id, kind: .gemeente, name: "", code: nil, state: .active).schemaName == "gem_noord")
    }

    @Test func `codes of errors are never used twice`() {
        #expect(Set(DomainError.Code.allCases.map(\.rawValue)).count == DomainError.Code.allCases.count)
    }

    @Test func `code lists have each code once, with words`() {
        let lists: [CodeList] = [
            .functie, .contractvorm, .registratie, .scholing, .verwijzer, .kwetsbaarheid, .problematiek, .wet, .akkoord,
            .redenBron, .zonderHulp,
            .doorverwijzing, .facturatie, .regie, .domein, .moment, .besluit, .dagdeel, .document, .melding, .factuurstatus,
        ]
        for list in lists {
            #expect(Set(list.codes).count == list.codes.count && !list.codes.isEmpty, "\(list.name)")
            #expect(list.entries.allSatisfy { !$0.label.isEmpty }, "\(list.name)")
        }
        #expect(CodeList.wet.label("jeugd") == "Jeugdwet" && CodeList.wet.label("wlz") == "wlz")
    }
}
