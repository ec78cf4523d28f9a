/// Everything an organisation's system will ever have shown, as rows through time.
///
/// A delivery is a cut through it: see `DemoRecord.news`.
struct DemoHistory {
    let records: [DemoRecord]

    init(_ profile: DemoProfile, seed: UInt64, start: DemoDay, today: DemoDay) {
        let staff = DemoStaff(profile, seed: seed, start: start, today: today)
        let partners = DemoPartners(profile, seed: seed, start: start, today: today)
        let courses = Self.courses(profile, staff, seed: seed, start: start, today: today)
        var records = staff.employees.map { $0.record(from: start) }
        for employee in staff.employees {
            var papers = DemoQualifications(employee, seed: seed, start: start, today: today)
            records += papers.records()
        }
        records += partners.records + DemoDocuments(profile: profile, start: start, today: today).records()
        var cases: [(course: DemoCourse, known: DemoDay)] = []
        for course in courses {
            let (rows, known) = Self.rows(course, profile, partners, seed: seed)
            records += rows
            cases.append((course, known))
        }
        records += DemoReports(profile: profile, today: today).records(cases, seed: seed)
        self.records = records + Self.doubles(courses, today: today)
    }

    /// One in sixteen applications is of a family helped before.
    private static func courses(
        _ profile: DemoProfile, _ staff: DemoStaff, seed: UInt64, start: DemoDay, today: DemoDay
    ) -> [DemoCourse] {
        var random = DemoRandom(seed: seed, stream: "\(profile.prefix) inflow")
        let maker = DemoCourseMaker(profile: profile, staff: staff, seed: seed, today: today)
        var courses: [DemoCourse] = []
        var numbers: [Int: Int] = [:]
        var returned: Set<String> = []
        for received in DemoInflow.days(profile, start: start, today: today, &random) {
            let year = received.parts.year
            numbers[year, default: 0] += 1
            let number = "\(profile.prefix)\(year % 100)-\(1000 + numbers[year, default: 0])"
            let candidates = courses.suffix(120).filter { earlier in
                guard let end = earlier.traject?.end else { return false }
                return end + 20 < received && received < earlier.application.birth + 290
                    && !returned.contains(earlier.application.client)
            }
            let earlier = !candidates.isEmpty && random.chance(perMille: 62) ? random.pick(candidates) : nil
            if let earlier { returned.insert(earlier.application.client) }
            let client = earlier?.application.client ?? "\(profile.prefix)-C\(2001 + courses.count)"
            courses.append(maker.course(number: number, client: client, received: received, after: earlier))
        }
        return courses
    }

    private static func rows(
        _ course: DemoCourse, _ profile: DemoProfile, _ partners: DemoPartners, seed: UInt64
    ) -> (rows: [DemoRecord], known: DemoDay) {
        var row = DemoCaseRow(course, seed: seed)
        let known = row.known
        guard let traject = course.traject else { return ([row.finished(costs: 0)], known) }
        let since = max(known, traject.start)
        let invoices = DemoInvoiceRows(number: course.number, traject: traject, known: since, profile: profile)
        var goals = DemoGoalRows(course.number, traject, known: since, seed: seed)
        let rows =
            [row.finished(costs: invoices.costs)]
            + DemoRegieRows(course: course, partners: partners, known: known).records(traject, seed: seed)
            + goals.records()
            + DemoVisitRows(number: course.number, traject: traject, known: since).records(seed: seed)
            + invoices.records(seed: seed)
        return (rows, known)
    }

    /// Applications that were entered twice, since some referrers mail and phone; each double is found half a year later.
    private static func doubles(_ courses: [DemoCourse], today: DemoDay) -> [DemoRecord] {
        courses.enumerated().filter { $0.offset % 90 == 40 }.compactMap { _, course in
            let application = course.application
            let known = application.received + 2
            guard known + 190 <= today else { return nil }
            var record = DemoRecord(
                .casussen, knownFrom: known,
                [
                    "casus_nr": .text("\(application.number)-dubbel"), "client_nr": .text(application.client),
                    "gemeente": .gemeente(application.gemeente.code), "ontvangen_op": .day(application.received),
                    "verwijzer": .text(application.referrer), "kwetsbaarheid": .text(application.vulnerability),
                    "geboren_of_uitgerekend_op": .day(application.expectedBirth),
                ])
            record.withdrawnFrom = known + 190
            return record
        }
    }
}
