internal import ArgumentParser
internal import Disclosure

/// Attacks figures that were published, as a reader who has the earlier ones too could.
struct AttackCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "attack",
        abstract: "Valt gepubliceerde bestanden met cijfers aan: welke verborgen getallen zijn te achterhalen?",
        discussion: """
            Werkt op bestanden, niet op een database; samen zijn zij de nieuwste uitgave. Zonder --policy geldt ‘eigen’.
            Afloop: 0 niets achterhaald, 2 iets achterhaald, 1 mislukt.
            """)

    @OptionGroup var options: DisclosureOptions
    @Flag(help: "Druk het verslag af als JSON.") var json = false

    func run() async throws {
        FreedMemory.keep()
        let input = try self.options.input(isStrict: false)
        let releases = input.earlier + [PublishedRelease(name: "nieuwste", tables: input.tables)]
        Message.write("\(input.tables.count) tabellen worden aangevallen …")
        let report = try Disclosure.attack(releases, policy: input.policy, areas: input.areas)
        if self.json {
            Message.output(try ReleaseReport.json(report))
        } else {
            for line in report.summary { Message.output(Message.oneLine(line)) }
        }
        guard report.isHeld else { throw ExitCode(2) }
    }
}
