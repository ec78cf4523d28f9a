import Testing

@testable import Web

struct MultipartParserTests {
    /// A part as it came out: its field, its file's name, its bytes.
    struct Part: Equatable {
        var name: String
        var fileName: String?
        var text: String
    }

    private static let form = """
        --x\r\nContent-Disposition: form-data; name="token"\r\n\r\nabc\r\n\
        --x\r\nContent-Disposition: form-data; name="bestanden"; filename="a.csv"\r\nContent-Type: text/csv\r\n\r\n\
        casus_nr\r\n--\r\n--y\r\n\r\nC1\r\n\r\n\
        --x\r\nContent-Disposition: form-data; name="bestanden"; filename=""\r\n\r\n\r\n\
        --x--\r\n
        """

    private static func parts(_ text: String, boundary: String = "x", step: Int = .max) throws -> [Part] {
        var parser = MultipartParser(boundary: boundary)
        var parts: [Part] = []
        var open = false
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let piece = rest.prefix(step)
            rest = rest.dropFirst(piece.count)
            var events: [MultipartParser.Event] = []
            try parser.feed(piece, into: &events)
            for event in events {
                switch event {
                case .part(let headers):
                    #expect(!open)
                    open = true
                    parts.append(Part(name: headers.name, fileName: headers.fileName, text: ""))
                case .data(let bytes): parts[parts.count - 1].text += String(decoding: bytes, as: UTF8.self)
                case .partEnd: open = false
                }
            }
        }
        try parser.finish()
        return parts
    }

    /// Every length of piece: each boundary, header and line end is cut at each of its places.
    @Test(arguments: Array(1...60) + [1000])
    func `pieces may be cut anywhere`(step: Int) throws {
        #expect(
            try Self.parts(Self.form, step: step) == [
                Part(name: "token", text: "abc"),
                Part(name: "bestanden", fileName: "a.csv", text: "casus_nr\r\n--\r\n--y\r\n\r\nC1\r\n"),
                Part(name: "bestanden", fileName: "", text: ""),
            ])
    }

    @Test func `what comes before the end of the last boundary is needed`() throws {
        for length in 0..<Self.form.utf8.count - 2 {
            let cut = String(decoding: Self.form.utf8.prefix(length), as: UTF8.self)
            #expect(throws: MultipartError.cutOff) { try Self.parts(cut) }
        }
        #expect(try Self.parts(Self.form + "what follows is not read").count == 3)
    }

    @Test func `a boundary's lookalikes are data`() throws {
        let data = "\r\n--\r\n--x\u{0}\r\n-\r\n--xx"
        #expect(throws: MultipartError.malformed) {
            try Self.parts("--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\(data)\r\n--x--\r\n")
        }
        let fine = "\r\n--\r\n-x\r--x\n--x\r\n\r\n--"
        #expect(
            try Self.parts(
                "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\(fine)\r\n--x \t\r\nContent-Disposition: form-data; name=\"b\"\r\n\r\n1\r\n--x--"
            )
                == [Part(name: "a", text: fine), Part(name: "b", text: "1")])
    }

    @Test(arguments: [
        "", "--y\r\n", "geen formulier", "--x\r\n\r\n\r\ntekst\r\n--x--", "--x\r\nX: 1\r\n\r\ntekst\r\n--x--",
        "--x\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\n\r\n--x--",
        "--x\r\nContent-Disposition: form-data\r\n\r\n\r\n--x--",
        "--x\r\nContent-Disposition: form-data; name=\"\"\r\n\r\n\r\n--x--",
        "--x\r\nContent-Disposition: form-data; name=\"a\r\n\r\n\r\n--x--",
        "--x\r\nContent-Disposition: form-data; name=\"a\"; name=\"b\"\r\n\r\n\r\n--x--",
        "--x\r\nContent-Disposition: form-data; name=\"a\"\r\nContent-Disposition: form-data; name=\"b\"\r\n\r\n\r\n--x--",
        "--x\r\nContent-Disposition: form-data;\r\n name=\"a\"\r\n\r\n\r\n--x--",
        "--x\r\nContent-Disposition: form-data; name=\"a\u{0}\"\r\n\r\n\r\n--x--",
        "--x\r\nContent Disposition: a\r\n\r\n\r\n--x--",
        "--x\r\n: leeg\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\r\n--x--",
    ])
    func `what breaks the rules is refused`(body: String) {
        #expect(throws: MultipartError.self) { try Self.parts(body) }
    }

    @Test func `headers beyond all measure are refused before they fill the memory`() throws {
        var parser = MultipartParser(boundary: "x")
        var events: [MultipartParser.Event] = []
        try parser.feed(Array("--x\r\n".utf8), into: &events)
        #expect(throws: MultipartError.headersTooLarge) {
            for _ in 0..<40 { try parser.feed(Array(repeating: UInt8(ascii: "a"), count: 1024), into: &events) }
        }
        let many = (0..<40).map { "X-\($0): 1\r\n" }.joined()
        #expect(throws: MultipartError.headersTooLarge) {
            try Self.parts("--x\r\n\(many)Content-Disposition: form-data; name=\"a\"\r\n\r\n\r\n--x--")
        }
        let part = "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n"
        #expect(throws: MultipartError.tooManyParts) {
            try Self.parts(String(repeating: part, count: MultipartParser.mostParts + 1) + "--x--")
        }
    }

    @Test(arguments: [
        ("\"a.csv\"", "a.csv"), ("a.csv", "a.csv"), ("\"zoë – 1.csv\"", "zoë – 1.csv"), ("\"a%22b.csv\"", "a\"b.csv"),
        ("\"a\\\"b.csv\"", "a\"b.csv"), ("\"C:\\mapje\\a.csv\"", "a.csv"), ("\"/etc/passwd\"", "passwd"), ("\"../../x\"", "x"),
        ("\"a;b=c.csv\"", "a;b=c.csv"), ("\"\"", ""), ("\"a.csv\" ; x=1", "a.csv"), ("\"%0D%0AX.csv\"", "  X.csv"),
    ])
    func `names of files are read as browsers write them`(written: String, name: String) throws {
        let headers = try PartHeaders("content-disposition: FORM-DATA; Name=bestanden; FileName=\(written)".utf8)
        #expect(headers == PartHeaders(name: "bestanden", fileName: name))
    }

    @Test func `a long name is cut`() throws {
        let long = String(repeating: "é", count: 5000)
        let headers = try PartHeaders("Content-Disposition: form-data; name=a; filename=\"\(long)\"".utf8)
        #expect(headers.fileName?.count == PartHeaders.longestFileName)
    }

    @Test func `the boundary comes from the content type`() throws {
        #expect(try MultipartBoundary.read(from: "multipart/form-data; boundary=abc") == "abc")
        #expect(try MultipartBoundary.read(from: "Multipart/Form-Data; charset=utf-8; Boundary=\"a b'c\"") == "a b'c")
        for wrong in [
            nil, "", "text/csv", "multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=\"\"",
            "multipart/mixed; boundary=a", "multipart/form-data; boundary=a; boundary=b", "multipart/form-data; boundary=a\"b",
            "multipart/form-data; boundary=\(String(repeating: "a", count: 71))", "application/x-www-form-urlencoded",
        ] {
            #expect(throws: MultipartError.wrongType) { try MultipartBoundary.read(from: wrong) }
        }
    }
}
