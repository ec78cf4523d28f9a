internal import ArgumentParser
internal import Domain
internal import Publishing
internal import Storage

/// Makes releases of figures for gemeenten, and circles for a jeugdregio and the public.
struct PublishCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish",
        abstract: "Geeft cijfers van een organisatie uit aan een gemeente: geteld, beveiligd, aangevallen, genummerd.",
        discussion: """
            Met --kring JZ16 --jaar 2025 telt het op wat organisaties die daarin toestemmen aan gemeenten van die jeugdregio uitgaven, en
            maakt dat openbaar. Per jeugdregio en jaar kan dat één keer.
            Een uitgave die de gemeente al zo heeft, wordt niet nog eens gemaakt; daarom kan --alle na een afbreking opnieuw.
            Het nummer komt op de standaarduitvoer. Afloop: 0 gemaakt, 2 geweigerd, 1 mislukt.
            """)

    @OptionGroup var database: DatabaseOptions
    @Argument(help: "De organisatie; niet bij een kring.") var organisatie: String?
    @Option(help: ArgumentHelp("GM0363, 0363 of 363.", valueName: "gemeente")) var gemeente: String?
    @Flag(help: "Voor elke gemeente waar de organisatie casussen heeft.") var alle = false
    @Option(help: ArgumentHelp("Bijvoorbeeld 2024-K1..2026-K4.", valueName: "periode")) var periode: String?
    @Option(help: ArgumentHelp("Wat er toen bekend was; zonder: de laatste levering.", valueName: "stand")) var stand: String?
    @Option(help: ArgumentHelp("Wat de organisatie erbij zegt.", valueName: "tekst")) var toelichting: String?
    @Option(help: ArgumentHelp("Organisaties samen, voor de jeugdregio en het publiek.", valueName: "jeugdregio")) var kring:
        String?
    @Option(help: ArgumentHelp("Het kalenderjaar van de kring.", valueName: "jaar")) var jaar: Int?
    @Flag(help: "Toon wat de lezer zou zien, en geef niets uit.") var dryRun = false

    func validate() throws {
        guard (self.kring == nil) == (self.jaar == nil) else { throw ValidationError("een kring vraagt --kring en --jaar samen") }
        guard self.kring == nil else {
            guard self.organisatie == nil, self.gemeente == nil, !self.alle, self.periode == nil, self.stand == nil else {
                throw ValidationError("een kring telt op wat al is uitgegeven: noem alleen --kring, --jaar en --toelichting")
            }
            return
        }
        guard self.organisatie != nil, self.periode != nil else {
            throw ValidationError("noem een organisatie en een --periode, of een --kring en een --jaar")
        }
        guard (self.gemeente == nil) == self.alle else {
            throw ValidationError("noem één gemeente met --gemeente, of alle met --alle")
        }
    }

    func run() async throws {
        FreedMemory.keep()
        if let kring, let jaar {
            return try await OpenInstallation.use(self.database) { open in
                try await CircleRun(open: open, region: kring, year: jaar, note: self.toelichting, isTrial: self.dryRun).run()
            }
        }
        let period = try Period(self.periode ?? "")
        _ = try ReleasePlan(period)
        let stand = try self.stand.map { try Stand($0) } ?? .latest
        try await OpenInstallation.use(self.database) { open in
            let organisation = try await open.registry.organisation(try TenantID(self.organisatie ?? ""))
            let codes =
                if let gemeente { [gemeente] } else {
                    try await open.releases.gemeenten(
                        of: organisation, period: period, stand: stand, as: OpenInstallation.actor, today: Clock.today)
                }
            guard !codes.isEmpty else {
                throw CommandError(
                    "\(organisation.name) heeft nog geen casussen; lever eerst bestanden aan met ‘kraamzicht import’")
            }
            let needsSecond = try await open.database.read(organisation, as: OpenInstallation.actor, purpose: .release) {
                reader in
                try await reader.needsSecondPerson()
            }
            try await ReleaseRun(
                open: open, organisation: organisation, period: period, stand: stand, note: self.toelichting,
                isTrial: self.dryRun, needsSecondPerson: needsSecond
            ).run(codes)
        }
    }
}
