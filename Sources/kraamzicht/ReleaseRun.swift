internal import ArgumentParser
internal import Domain
internal import Publishing
internal import Storage

/// Makes releases for one gemeente after another, and says what became of each.
struct ReleaseRun {
    let open: OpenInstallation
    let organisation: Tenant
    let period: Period
    let stand: Stand
    let note: String?
    let isTrial: Bool
    let needsSecondPerson: Bool

    /// Ends with 2 when one was refused; the others were made.
    func run(_ codes: [String]) async throws {
        if let last = self.period.last, Clock.today < last {
            Message.write(
                "let op: \(self.period.description) is nog niet voorbij; wat er nog bij komt gaat over weinig gezinnen, en van de hele "
                    + "periode ziet een gemeente later vaak alleen aantallen")
        }
        var refused = 0
        for (place, code) in codes.enumerated() {
            let lead = codes.count == 1 ? "" : "\(place + 1) van \(codes.count), "
            do {
                try await self.make(code, lead: lead)
            } catch let error as ReleaseError where [.noCases, .overtaken, .notProtected].contains(error.code) {
                refused += 1
                Message.write("\(lead)\(code): geweigerd: \(error.description)")
            }
        }
        if refused > 0 { throw ExitCode(2) }
    }

    private func make(_ code: String, lead: String) async throws {
        let request = try await self.open.releases.request(
            gemeente: code, period: self.period, note: self.note, stand: self.stand)
        let name = "\(request.gemeenteName) (\(request.gemeente))"
        let actor = OpenInstallation.actor
        let prepared = try await self.open.releases.prepare(request, from: self.organisation, as: actor, today: Clock.today)
        let counts = prepared.counts
        let seen = "\(counts.getoond) cijfers te zien, \(counts.onderdrukt) verborgen, \(counts.geen_waarde) zonder waarde"
        if self.isTrial {
            Message.write("\(lead)\(name): \(seen); er is niets uitgegeven")
            for line in ReleaseText.preview(prepared) { Message.output(line) }
        } else if prepared.isKnown, let number = prepared.replaces {
            Message.write("\(lead)\(name): uitgave \(number) is al zo; er is niets veranderd")
            Message.output("\(number)")
        } else if self.needsSecondPerson {
            let id = try await self.open.database.write(self.organisation, as: actor, purpose: .release) { writer in
                try await writer.propose(prepared)
            }
            Message.write("\(lead)\(name): \(seen); wacht op een tweede persoon als voorstel \(id)")
        } else {
            // What is wrong with the settings of mail is told before there is a release.
            let news = try ReleaseNews(self.open)
            let number = try await self.open.releases.publish(prepared, from: self.organisation, as: actor, at: Clock.instant)
            Message.write("\(lead)\(name): uitgave \(number), \(seen)")
            Message.output("\(number)")
            for failure in await news?.tell(.released, number, as: actor) ?? [] { Message.write(failure) }
        }
    }
}
