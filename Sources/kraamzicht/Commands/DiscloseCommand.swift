internal import ArgumentParser
internal import Disclosure
internal import Domain
internal import Publishing

/// Makes tables of figures safe to hand over: hides what is small and what would give it away, and attacks the outcome.
struct DiscloseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "disclose",
        abstract: "Beveiligt bestanden met cijfers voor wie ze krijgt: verbergt wat herleidbaar is en valt de uitkomst aan.",
        discussion: """
            Werkt op bestanden, niet op een database. In de map van --uit komen dezelfde bestanden en een rapport.json; zonder --uit \
            komt één bestand beveiligd op de standaarduitvoer.
            Afloop: 0 geschreven, 2 geweigerd omdat de aanvaller iets achterhaalt, 1 mislukt.
            """)

    @OptionGroup var options: DisclosureOptions
    @Option(help: ArgumentHelp("Waar de uitgave komt; een lege of nieuwe map.", valueName: "map")) var uit: String?
    @Option(help: "excel of open.") var vorm = "open"
    @Flag(help: "Druk een voorbeeld van een beleid af, en stop.") var examplePolicy = false

    func run() async throws {
        if self.examplePolicy { return Message.output(PolicyFile.example) }
        FreedMemory.keep()
        guard self.options.policy != nil else {
            throw CommandError("zeg voor wie het is: --policy eigen, breder of een JSON-bestand")
        }
        let form = try ExportForm(word: self.vorm)
        guard form.isCSV else { throw CommandError("een uitgave is er niet als \(form.rawValue); kies excel of open") }
        guard self.uit != nil || self.options.files.count == 1, self.uit != "" else {
            throw CommandError("zeg waar de uitgave van meer bestanden moet komen: --uit MAP")
        }
        let folder = self.uit.map { ReleaseFolder($0) }
        try folder?.checkPlace()
        let input = try self.options.input(isStrict: true)
        if let table = input.tables.first(where: { $0.cells.contains { $0.status == .rounded } }) {
            throw CommandError(
                "in \(Message.oneLine(table.name)).csv staan al afgeronde cijfers; geef de cijfers zoals ze zijn geteld")
        }
        Message.write("\(input.tables.count) tabellen worden beveiligd en aangevallen …")
        let release = try self.protect(input)
        guard let folder, let uit = self.uit else {
            for table in release.tables { Message.output(table.table.csv(form)) }
            for line in release.report.summary { Message.write(Message.oneLine(line)) }
            return
        }
        let report = try ReleaseReport.json(ReleaseReport(release, input))
        var files = release.tables.map { (name: "\($0.table.name).csv", bytes: $0.table.csv(form)) }
        files.append((name: ReleaseReport.fileName, bytes: Array((report + "\n").utf8)))
        try folder.write(files)
        for line in release.report.summary { Message.write(Message.oneLine(line)) }
        Message.write("de uitgave staat in \(Message.oneLine(uit))")
    }

    /// Ends with 2 when the attacker wins, as a delivery that is refused does.
    private func protect(_ input: DisclosureInput) throws -> ProtectedRelease {
        do {
            return try Disclosure.protect(
                DisclosureRequest(policy: input.policy, tables: input.tables, earlier: input.earlier, areas: input.areas))
        } catch {
            guard error.code == .notProtected else { throw error }
            Message.write("fout: \(Message.oneLine(error.description)); er is niets geschreven")
            throw ExitCode(2)
        }
    }
}
