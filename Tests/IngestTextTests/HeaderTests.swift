import Testing

@testable import Ingest

struct HeaderTests {
    private let known = ["casus_nr", "client_nr", "gemeente", "ontvangen_op"]

    private func header(_ text: String) throws -> Header? {
        try Header.read(from: PieceSource(text), encoding: .utf8, knownColumns: self.known)
    }

    @Test
    func `case, blanks, hyphens and underscores do not matter`() throws {
        let header = try self.header("\n\u{FEFF}\u{A0}Casus-NR ;CLIENT nr;gemeente\u{A0};\"Ontvangen\nop\";Eigen_veld\n")
        #expect(header?.normalisedNames == ["casusnr", "clientnr", "gemeente", "ontvangenop", "eigenveld"])
        #expect(header?.names == ["Casus-NR", "CLIENT nr", "gemeente", "Ontvangen\nop", "Eigen_veld"])
        #expect(header?.delimiter == .semicolon)
        #expect(header?.line == 2)
    }

    @Test(arguments: [
        ("casus_nr;client_nr", Delimiter.semicolon), ("casus_nr,client_nr", .comma), ("casus_nr\tclient_nr", .tab),
        ("casus_nr,client_nr;gemeente,ontvangen_op", .comma), ("casus_nr", .semicolon), ("x,y", .semicolon),
        ("casus_nr,\"client_nr;\"", .comma), ("casus_nr\tclient_nr;x", .tab),
    ])
    func `the delimiter is the one that yields most known columns`(text: String, delimiter: Delimiter) throws {
        #expect(try self.header(text + "\n")?.delimiter == delimiter)
    }

    @Test(arguments: ["", "\n\n", ";;\n"])
    func `a file without records has no header and no error`(text: String) throws {
        #expect(try self.header(text) == nil)
    }

    @Test
    func `the same column twice is refused and blank names are no names`() throws {
        let problem = fileProblem { _ = try self.header("\ncasus_nr;Casus Nr\n") }
        #expect(problem?.code == .columnTwice)
        #expect(problem?.line == 2)
        #expect(fileProblem { _ = try self.header("casus_nr;foo;FOO\n") }?.code == .columnTwice)
        #expect(try self.header("casus_nr;;_;gemeente;;\n")?.normalisedNames == ["casusnr", "", "", "gemeente"])
    }

    @Test
    func `an open quote in the header is told as such`() {
        #expect(fileProblem { _ = try self.header("casus_nr;\"client_nr\nx\n") }?.code == .quoteOpen)
    }
}
