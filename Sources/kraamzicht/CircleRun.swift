internal import ArgumentParser
internal import Domain
internal import Publishing

/// Makes the circle of one jeugdregio over one year, or shows what it would be.
struct CircleRun {
    let open: OpenInstallation
    let region: String
    let year: Int
    let note: String?
    let isTrial: Bool

    /// Ends with 2 when it was refused.
    func run() async throws {
        let actor = OpenInstallation.actor
        let request = try await self.open.circles.request(
            region: self.region, year: self.year, note: self.note, today: Clock.today)
        let name = "\(request.regionName) (\(request.region)) \(request.year)"
        do {
            let circle = try await self.open.circles.prepare(request, as: actor)
            let (counts, size) = (circle.counts, circle.manifest.omvang)
            let seen =
                "\(size.organisaties) organisaties, \(size.gemeenten) van \(size.gemeenten_in_regio) gemeenten, "
                + "\(counts.getoond) cijfers te zien, \(counts.onderdrukt) verborgen"
            if self.isTrial {
                Message.write("\(name): \(seen); er is niets gemaakt")
                Message.write("daarin: \(circle.organisations.joined(separator: ", "))")
                for line in ReleaseText.preview(circle) { Message.output(line) }
            } else {
                // What is wrong with the settings of mail is told before there is a circle.
                let news = try CircleNews(self.open)
                let number = try await self.open.circles.publish(circle, as: actor, at: Clock.instant)
                Message.write("\(name): kring \(number), \(seen)")
                Message.output("\(number)")
                for failure in await news?.tell(.made, number, as: actor) ?? [] {
                    Message.write(failure)
                }
            }
        } catch let error as ReleaseError where [.tooFew, .circleExists, .notProtected, .overtaken].contains(error.code) {
            Message.write("\(name): geweigerd: \(error.description)")
            throw ExitCode(2)
        }
    }
}
