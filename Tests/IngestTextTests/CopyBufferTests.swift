import Testing

@testable import Ingest

struct CopyBufferTests {
    private func text(_ copy: borrowing CopyBuffer) -> String {
        copy.withRows { String(decoding: $0, as: UTF8.self) }
    }

    @Test
    func `every kind of value has its form`() throws {
        let list = CellCodes(["VOG", "SKJ"])
        var copy = CopyBuffer(threshold: 1)
        copy.appendText("")
        copy.appendText("a\tb\\c\nd\re\u{8}é\\N")
        copy.appendNull()
        copy.appendInt(Int.min)
        copy.appendInt(0)
        copy.appendBool(true)
        copy.appendDate(CellDate(year: 33, month: 4, day: 5))
        copy.appendMonth(CellMonth(year: 2026, month: 3))
        copy.appendGemeente(CellGemeente(number: 34))
        copy.appendCode(try cell("vog", list.parse), in: list)
        copy.appendCodes(try cell("vog|skj", list.parseSet), in: list)
        copy.appendDecimal(Decimal30(-12))
        copy.endRow()
        let expected = [
            "", #"a\tb\\c\nd\re"# + "\u{8}é" + #"\\N"#, #"\N"#, "-9223372036854775808", "0", "t", "0033-04-05", "2026-03",
            "GM0034",
            "VOG", "SKJ|VOG", "-12",
        ]
        #expect(self.text(copy) == expected.joined(separator: "\t") + "\n")
        let isFull = copy.isFull
        #expect(isFull)
    }

    @Test
    func `absent values are null`() {
        var copy = CopyBuffer()
        copy.appendInt(nil)
        copy.appendDate(nil)
        copy.appendDecimal(nil)
        copy.appendText([UInt8]().span, in: nil)
        copy.endRow()
        #expect(self.text(copy) == #"\N"# + "\t" + #"\N"# + "\t" + #"\N"# + "\t" + #"\N"# + "\n")
    }

    @Test
    func `a discarded row leaves no trace and an open row survives sending`() {
        var copy = CopyBuffer()
        copy.appendInt(1)
        copy.endRow()
        copy.appendInt(2)
        copy.appendText("half")
        copy.discardRow()
        copy.appendInt(3)
        #expect(self.text(copy) == "1\n")
        #expect(copy.rowCount == 1)
        copy.removeAll()
        copy.appendText("x")
        copy.endRow()
        #expect(self.text(copy) == "3\tx\n")
    }

    @Test
    func `it grows beyond its threshold`() {
        var copy = CopyBuffer(threshold: 16)
        let long = String(repeating: "\\", count: 100_000)
        copy.appendText(long)
        copy.endRow()
        for number in 0..<5000 {
            copy.appendInt(number)
            copy.endRow()
        }
        #expect(self.text(copy) == long + long + "\n" + (0..<5000).map { "\($0)\n" }.joined())
        copy.endRow()
        #expect(self.text(copy).hasSuffix("4999\n\n"))
    }
}
