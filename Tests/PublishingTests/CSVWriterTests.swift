import Testing

@testable import Publishing

/// The two forms of a CSV file and the formula guard by type of column (contract §7, lessons §4).
@Suite struct CSVWriterTests {
    private func line(_ form: ExportForm, _ cells: CSVWriter.Cell...) -> String {
        var writer = CSVWriter(form)
        let start = writer.bytes.count
        writer.append(cells)
        return String(decoding: writer.bytes.dropFirst(start), as: UTF8.self)
    }

    @Test func `the form for people has a BOM, semicolons, CRLF and decimal commas`() {
        #expect(CSVWriter(.excel).bytes == [0xEF, 0xBB, 0xBF])
        #expect(self.line(.excel, .code("uitval"), .number("-1.5"), .empty, .text("a,b")) == "uitval;-1,5;;a,b\r\n")
    }

    @Test func `the form for machines has no BOM, commas, CRLF and decimal points`() {
        #expect(CSVWriter(.open).bytes.isEmpty)
        #expect(self.line(.open, .code("uitval"), .number("-1.5"), .empty, .text("a;b")) == "uitval,-1.5,,a;b\r\n")
    }

    @Test(arguments: ["=1+2", "+31 6", "-1,5", "@SUM(A1)", "\tx", "\rx", "-", "=1+2\";=1+2"])
    func `a text that could be a formula gets an apostrophe in front`(text: String) {
        for form in [ExportForm.excel, .open] {
            let cell = Self.firstCell(of: self.line(form, .text(text), .code("einde")), separator: form == .excel ? ";" : ",")
            #expect(cell == "'" + text)
        }
    }

    @Test(arguments: ["-1.5", "-0.3", "+1", "-1234567890.25", "0"]) func `a number is never touched but for its comma`(
        number: String
    ) {
        #expect(self.line(.open, .number(number)) == number + "\r\n")
        #expect(self.line(.excel, .number(number)) == number.replacing(".", with: ",") + "\r\n")
    }

    @Test func `a quote cannot smuggle a second formula into the next cell`() {
        #expect(self.line(.excel, .text("=1+2\";=1+2"), .text("x")) == "\"'=1+2\"\";=1+2\";x\r\n")
    }

    @Test(arguments: [ExportForm.excel, .open]) func `any text comes back as it was, guarded where it must be`(form: ExportForm) {
        var chance = Xorshift(state: 20_261_122)
        let alphabet = Array("=+-@\t\r\n;,\" '|aé€1.\u{0}x")
        for _ in 0..<3000 {
            let texts = (0..<3).map { _ in
                String((0..<Int.random(in: 0...8, using: &chance)).map { _ in alphabet.randomElement(using: &chance)! })
            }
            var writer = CSVWriter(form)
            let start = writer.bytes.count
            writer.append(texts.map { .text($0) } + [.number("-1.5")])
            let cells = Self.cells(
                of: String(decoding: writer.bytes.dropFirst(start), as: UTF8.self), separator: form == .excel ? ";" : ",")
            let guarded = texts.map { text in "=+-@\t\r".utf8.contains(text.utf8.first ?? 0x78) ? "'" + text : text }
            #expect(cells == guarded + [form == .excel ? "-1,5" : "-1.5"])
        }
    }

    private static func firstCell(of line: String, separator: Unicode.Scalar) -> String {
        self.cells(of: line, separator: separator)[0]
    }

    /// Reads one record as RFC 4180 has it.
    private static func cells(of record: String, separator: Unicode.Scalar) -> [String] {
        var cells: [String.UnicodeScalarView] = [.init()]
        var isQuoted = false
        var scalars = Array(record.unicodeScalars)
        #expect(scalars.suffix(2) == ["\r", "\n"])
        scalars.removeLast(2)
        var index = 0
        while index < scalars.count {
            let scalar = scalars[index]
            if isQuoted, scalar == "\"", index + 1 < scalars.count, scalars[index + 1] == "\"" {
                cells[cells.count - 1].append("\"")
                index += 1
            } else if scalar == "\"" {
                isQuoted.toggle()
            } else if scalar == separator, !isQuoted {
                cells.append(.init())
            } else {
                cells[cells.count - 1].append(scalar)
            }
            index += 1
        }
        return cells.map { String($0) }
    }

    private struct Xorshift: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            self.state ^= self.state << 13
            self.state ^= self.state >> 7
            self.state ^= self.state << 17
            return self.state
        }
    }
}
