import TestSupport
import Testing

@testable import Ingest

/// What a file is, is told by its content.
@Suite struct EvidenceKindTests {
    private func refusal(_ bytes: [UInt8], _ name: String = "vog.pdf") -> EvidenceProblem.Code? {
        do {
            _ = try EvidenceSamples.inspect(bytes, name)
            return nil
        } catch { return (error as? EvidenceProblem)?.code }
    }

    @Test func `each kind is known by its content, under any name, and gets the ending of what it is`() throws {
        let samples: [(EvidenceKind, [UInt8])] = [
            (.pdf, EvidenceSamples.pdf), (.png, EvidenceSamples.png), (.jpeg, EvidenceSamples.jpeg),
            (.webp, EvidenceSamples.webp), (.docx, EvidenceSamples.docx), (.xlsx, EvidenceSamples.xlsx),
            (.odt, EvidenceSamples.openDocument(.odt)), (.ods, EvidenceSamples.openDocument(.ods)),
        ]
        #expect(Set(samples.map(\.0)) == Set(EvidenceKind.allCases))
        for (kind, bytes) in samples {
            let file = try EvidenceSamples.inspect(bytes, "VOG van An.PDF")
            #expect(file.kind == kind && file.name == "VOG van An.\(kind.fileExtension)" && file.bytes == bytes.count)
        }
        let file = try EvidenceSamples.inspect(EvidenceSamples.pdf, "x")
        #expect(try file.sha256.count == 64 && EvidenceSamples.inspect(EvidenceSamples.pdf, "y").sha256 == file.sha256)
    }

    @Test func `a name is one line that any system takes`() throws {
        for (given, name) in [
            ("vog.jpeg", "vog.pdf"), ("a/b\\c:d.pdf", "a_b_c_d.pdf"), ("", "bewijs.pdf"), ("...", "bewijs.pdf"),
            ("vog\r\nX: y", "vog__X_ y.pdf"), ("verslag v1.2", "verslag v1.2.pdf"), ("\u{202E}fdp.exe", "_fdp.exe.pdf"),
            (String(repeating: "é", count: 300), String(repeating: "é", count: 120) + ".pdf"),
        ] { #expect(try EvidenceSamples.inspect(EvidenceSamples.pdf, given).name == name) }
    }

    @Test func `what is something else is refused, and says what it is`() {
        #expect(self.refusal([]) == .empty)
        #expect(self.refusal(Array("MZ\u{90}\u{0}\u{3}".utf8) + [UInt8](repeating: 0, count: 200)) == .program)
        #expect(self.refusal([0x7F] + Array("ELF".utf8) + [UInt8](repeating: 0, count: 200)) == .program)
        #expect(self.refusal(Array("#!/bin/sh\n".utf8)) == .program)
        #expect(self.refusal([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "brief.doc") == .oldOffice)
        #expect(self.refusal(Array("Rar!\u{1A}".utf8), "a.rar") == .archive)
        #expect(self.refusal(Array("casus_nr;naam\r\n".utf8), "a.csv") == .unknownKind)
        #expect(self.refusal(Array("<svg xmlns=\"x\"><script/></svg>".utf8), "a.svg") == .unknownKind)
        #expect(self.refusal(Array("\n%PDF-1.7\n%%EOF".utf8)) == .unknownKind, "a program before a PDF is no PDF")
        #expect(self.refusal(ZipFixture.bytes([.init("a.csv", "x")]), "a.docx") == .archive)
        #expect(self.refusal(EvidenceSamples.openDocument(.pdf), "a.odt") == .unknownKind)
        #expect(self.refusal(EvidenceSamples.office("ppt/presentation.xml", "presentationml.main+xml")) == .unknownKind)
        #expect(self.refusal([UInt8](repeating: 0, count: EvidenceFile.mostBytes + 1)) == .tooLarge)
    }

    @Test func `a file that ends too early is broken`() {
        for bytes in [
            Array(EvidenceSamples.pdf.dropLast(8)), Array(EvidenceSamples.png.dropLast(8)),
            Array(EvidenceSamples.jpeg.dropLast(2)),
            Array(EvidenceSamples.webp.dropLast(4)), Array(EvidenceSamples.docx.dropLast(30)), EvidenceSamples.docx + [],
        ].dropLast() { #expect(self.refusal(bytes) == .broken) }
    }

    @Test func `a document with macros is refused wherever they are`() {
        let main = ("word/document.xml", "wordprocessingml.document.main+xml")
        for entry in ["word/vbaProject.bin", "customUI\\VBAPROJECT.BIN", "xl/macrosheets/sheet1.xml", "word/activeX/a.xml"] {
            #expect(self.refusal(EvidenceSamples.office(main.0, main.1, [.init(entry, "x")])) == .macros, "\(entry)")
        }
        let enabled = EvidenceSamples.office("word/document.xml", "x.document.macroEnabled.main+xml")
        #expect(self.refusal(enabled, "brief.docx") == .macros)
        for entry in ["Basic/Standard/Module1.xml", "Scripts/python/a.py"] {
            #expect(self.refusal(EvidenceSamples.openDocument(.odt, [.init(entry, "x")])) == .macros, "\(entry)")
        }
    }

    @Test func `a document that unpacks too large, or has something twice, is refused without unpacking it`() {
        var bomb = ZipFixture.Entry("word/media/a.png", "x")
        bomb.size = 0xFFFF_FF00
        bomb.method = 8
        #expect(
            self.refusal(EvidenceSamples.office("word/document.xml", "wordprocessingml.document.main+xml", [bomb]))
                == .unpacksTooLarge)
        let many = (0..<5001).map { ZipFixture.Entry("word/\($0).xml", "") }
        #expect(
            self.refusal(EvidenceSamples.office("word/document.xml", "wordprocessingml.document.main+xml", many))
                == .unpacksTooLarge)
        var list = ZipFixture.Entry("[Content_Types].xml", "x")
        list.size = 64 << 20
        list.method = 8
        #expect(self.refusal(ZipFixture.bytes([list])) == .unpacksTooLarge)
        let twice = [ZipFixture.Entry("[Content_Types].xml", "<Types/>")]
        #expect(
            self.refusal(EvidenceSamples.office("word/document.xml", "wordprocessingml.document.main+xml", twice)) == .broken)
        var locked = ZipFixture.Entry("word/x.xml", "abcdefghijklmnop")
        locked.isEncrypted = true
        #expect(
            self.refusal(EvidenceSamples.office("word/document.xml", "wordprocessingml.document.main+xml", [locked]))
                == .oldOffice)
    }

    @Test func `binary COPY comes apart wherever it is cut`() {
        let fields: [[UInt8]] = [[1, 2, 3], [], [UInt8](repeating: 0xFF, count: 300)]
        let bytes = BinaryCopy.beginning + fields.flatMap { BinaryCopy.row([$0]) } + BinaryCopy.end
        for size in [1, 2, 7, 19, 20, 64, bytes.count] {
            var copy = BinaryCopy.Fields()
            var found: [[UInt8]] = []
            for start in stride(from: 0, to: bytes.count, by: size) {
                found += copy.feed(Array(bytes[start..<min(start + size, bytes.count)]))
            }
            #expect(found == fields, "\(size)")
        }
    }
}
