internal import Domain
internal import Publishing
internal import Storage
internal import Web

/// What the site asks of circles, wired to the database.
struct SiteCircles {
    let open: OpenInstallation
    let callsPerMinute: Int

    private static let anyone = Actor(name: "publiek", role: "publiek")

    func services() -> CircleServices {
        let (database, circles) = (self.open.database, self.open.circles)
        return CircleServices(
            circle: { number in
                do {
                    return try await circles.circle(number, as: Self.anyone)
                } catch let error as StorageError where error.code == .tenantSuspended {
                    // Nobody without an account hears what became of a tenant.
                    return nil
                }
            },
            received: { visitor, tenant in
                let actor = try SiteServices.actor(visitor, in: tenant)
                try await database.write(tenant, as: actor, purpose: .release) { writer in
                    try await writer.log(AccessLogLine(.read, objectKind: "kring", object: "kringen"))
                }
                return try await database.read(tenant, as: actor, purpose: .release) { reader in try await reader.circles() }
            }, numbers: { before, most in try await circles.circleNumbers(before: before, most: most) },
            around: { gemeente in try await circles.circles(around: gemeente.code ?? "", as: Self.anyone) },
            callsPerMinute: self.callsPerMinute)
    }
}
