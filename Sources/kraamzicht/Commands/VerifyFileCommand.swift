internal import ArgumentParser
internal import Domain
internal import Foundation
internal import Publishing

/// Lays a received file beside its sidecar. Works on files only.
struct VerifyFileCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify-file",
        abstract: "Zegt of een ontvangen bestand heel en onveranderd is, volgens de beschrijving die erbij hoort.",
        discussion: """
            Zonder --metadata of --sha256 staat de beschrijving ernaast: BESTAND-metadata.json.
            Uitgang: 0 = het klopt, 2 = het klopt niet, 1 = het is niet te beoordelen.
            """)

    @Argument(help: "het bestand") var file: String
    @Option(help: ArgumentHelp("De beschrijving.", valueName: "bestand")) var metadata: String?
    @Option(name: .customLong("sha256"), help: ArgumentHelp("In plaats van een beschrijving.", valueName: "som")) var sha256:
        String?

    func run() throws {
        let warranty = try self.warranty()
        let verdict = FileVerdict(try self.measure(), by: warranty)
        Message.output("\(verdict.agrees ? "KLOPT" : "VERSCHIL") \(Message.oneLine(self.file))")
        for line in [verdict.outcome] + verdict.details { Message.output(line) }
        if let title = warranty.title { Message.output("\(title), \(warranty.publisher ?? "")") }
        for fact in warranty.facts { Message.output("\(fact.name) \(fact.value)") }
        if !verdict.agrees { throw ExitCode(2) }
    }

    private func warranty() throws -> FileWarranty {
        if let sha256 {
            guard self.metadata == nil else { throw CommandError("kies --metadata of --sha256, niet allebei") }
            return try FileWarranty(sha256: sha256)
        }
        let warranty = try FileWarranty(
            sidecar: try FigureFiles.bytes(of: self.metadata ?? CSVSidecar.name(of: self.file)))
        let name = URL(fileURLWithPath: self.file).lastPathComponent
        if let described = warranty.file, described != name {
            Message.write("de beschrijving is van \(Message.oneLine(described))")
        }
        return warranty
    }

    /// A piece at a time: a file may be of any length.
    private func measure() throws -> CSVMeasure {
        let place = URL(fileURLWithPath: self.file).resolvingSymlinksInPath()
        let kind = try? FileManager.default.attributesOfItem(atPath: place.path)[.type] as? FileAttributeType
        guard kind == .typeRegular, let handle = try? FileHandle(forReadingFrom: place) else {
            throw CommandError("\(Message.oneLine(self.file)) is er niet, is niet te lezen of is geen gewoon bestand")
        }
        defer { try? handle.close() }
        var measure = CSVMeasure()
        while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty { measure.add(Array(piece)) }
        return measure
    }
}
