import Testing

@testable import Ingest

struct RecordReaderTests {
    @Test(arguments: [Int.max, 1])
    func `quotes, line breaks and blank lines`(piece: Int) throws {
        let text = "a;\"b;\"\"x\"\"\r\nc\"\r\n;;\r\n \u{A0};\t\r\n\"\";\" \"\r\nd;e\"f\"\r\"g\"h\"i;\"j\"\n"
        let read = try records(PieceSource(text, largestPiece: piece))
        #expect(
            read == [
                ReadRecord(line: 1, cells: ["a", "b;\"x\"\nc"]),
                ReadRecord(line: 6, cells: ["d", "e\"f\""]),
                ReadRecord(line: 7, cells: ["gh\"i", "j"]),
            ])
    }

    @Test(arguments: ["a;b", "a;b\n", "a;b\r", "a;b\r\n", "a;\"b\"", "\na;b", "\r\n\r\na;b\r\n\r\n"])
    func `the last line end may be missing`(text: String) throws {
        #expect(try records(PieceSource(text)).map(\.cells) == [["a", "b"]])
    }

    @Test(arguments: ["", "\n", "\r\n", ";;;\n \n", "\u{FEFF}", "\u{FEFF}\n"])
    func `a text of blanks has no records`(text: String) throws {
        #expect(try records(PieceSource(text)) == [])
    }

    @Test
    func `an empty field at the end is a field`() throws {
        #expect(try records(PieceSource("a;\nb;")).map(\.cells) == [["a", ""], ["b", ""]])
    }

    @Test(arguments: [Int.max, 1])
    func `an open quote names the line its record starts on`(piece: Int) {
        let problem = fileProblem { _ = try records(PieceSource("a;b\nc;\"d\n\ne\n", largestPiece: piece)) }
        #expect(problem?.code == .quoteOpen)
        #expect(problem?.line == 2)
    }

    @Test(arguments: [Int.max, 4096])
    func `a field of 1 MiB passes and a longer one is refused with its line`(piece: Int) throws {
        let longest = String(repeating: "x", count: RecordScanner.longestField)
        #expect(try records(PieceSource("a\n\(longest)\r\n", largestPiece: piece)).last?.cells == [longest])
        #expect(fileProblem { _ = try records(PieceSource("a\n\(longest)x\n", largestPiece: piece)) }?.code == .fieldTooLarge)
        let open = fileProblem { _ = try records(PieceSource("a\n\"\(longest)\n\(longest)", largestPiece: piece)) }
        #expect(open?.code == .fieldTooLarge)
        #expect(open?.line == 2)
    }

    @Test
    func `a record that would fill the memory is refused`() {
        let half = String(repeating: "x", count: RecordScanner.longestField / 2) + ";"
        let problem = fileProblem { _ = try records(PieceSource("a\n" + String(repeating: half, count: 20))) }
        #expect(problem?.code == .recordTooLarge)
        let many = String(repeating: ";", count: RecordScanner.mostFields)
        #expect(fileProblem { _ = try records(PieceSource(many)) }?.code == .tooManyFields)
    }

    @Test
    func `surplus blank fields do not count`() throws {
        var reader = try RecordReader(PieceSource("a;b; ;\u{A0};\n"), encoding: .utf8, delimiter: .semicolon)
        #expect(try reader.next())
        #expect(reader.fieldCount == 5)
        #expect(reader.fieldCount(ignoringBlanksAfter: 2) == 2)
        #expect(reader.fieldCount(ignoringBlanksAfter: 1) == 2)
        #expect(reader.fieldCount(ignoringBlanksAfter: 4) == 4)
        #expect(reader.fieldCount(ignoringBlanksAfter: 9) == 5)
    }
}
