import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Publishing
@testable import Web

/// Lists that are longer than one answer, and deliveries in.
struct APIListTests {
    /// Every row of a list, following `volgende`; and how many answers that took.
    private static func walk(_ client: any TestClientProtocol, _ uri: String, _ name: String, _ token: String) async throws -> (
        [[String: Any]], Int
    ) {
        var rows: [[String: Any]] = []
        var (next, count): (String?, Int) = (uri, 0)
        while let uri = next, count < 20 {
            let answer = try await client.get(uri, FakeAPI.token(token))
            #expect(answer.status == .ok, "\(uri) \(answer.text)")
            rows += try answer.json[name] as? [[String: Any]] ?? []
            next = try answer.json["volgende"] as? String
            #expect(answer.headers[.link] == next.map { "<\($0)>; rel=\"next\"" })
            count += 1
        }
        return (rows, count)
    }

    @Test func `every delivery comes once, the newest first, whatever is delivered meanwhile`() async throws {
        try await FakeAPI().test { client async throws in
            for (size, answers) in [(1, 7), (3, 3), (7, 1), (200, 1)] {
                let (rows, count) = try await Self.walk(client, "/v1/leveringen?aantal=\(size)", "leveringen", "leveringen")
                #expect(rows.compactMap { $0["levering"] as? Int } == [7, 6, 5, 4, 3, 2, 1] && count == answers)
                #expect(rows.compactMap { $0["ongedaan"] as? Bool } == [false, false, false, false, true, false, false])
            }
            for uri in ["aantal=0", "aantal=201", "aantal=01", "voor=0", "voor=-1", "aantal=1.0", "voor=9999999999"] {
                #expect(
                    try await client.get("/v1/leveringen?\(uri)", FakeAPI.token("leveringen")).status == .badRequest, "\(uri)")
            }
            for nr in ["0", "9", "-1", "x", "03", "99999999999999999999"] {
                #expect(try await client.get("/v1/leveringen/\(nr)", FakeAPI.token("leveringen")).status == .notFound, "\(nr)")
            }
            #expect(try await client.get("/v1/leveringen/3", FakeAPI.token("leveringen")).json["levering"] as? Int == 3)
        }
    }

    @Test func `every result comes once, in the order of the checks and the bytes of the subjects`() async throws {
        let all = FakeAPI.results.flatMap { check, subjects in subjects.map { "\(check) \($0)" } }
        try await FakeAPI().test { client async throws in
            for size in 1...8 {
                let (rows, count) = try await Self.walk(
                    client, "/v1/controles?ids=MED-VOG-DAG,MED-KCKZ-DAG&aantal=\(size)", "controles", "controles")
                let found = rows.map { "\($0["check"] as? String ?? "") \($0["onderwerp"] as? String ?? "")" }
                #expect(found == all, "\(size)")
                #expect(count == (7 + size - 1) / size)
            }
            let first = try await client.get("/v1/controles?aantal=2&tot=2026-09-30", FakeAPI.token("controles"))
            let next = try #require(try first.json["volgende"] as? String)
            #expect(next.contains("van=2026-01-01") && next.contains("tot=2026-09-30") && next.contains("aantal=2"))
            let file = try await client.get("/v1/controles?aantal=2&vorm=open", FakeAPI.token("controles"))
            #expect(
                file.headers[.contentType]?.hasPrefix("text/csv") == true && file.headers[.link]?.contains("vorm=open") == true)
            for uri in ["na=AAAA", "na=TUVELVZPRy1EQUc", "na=*", "van=2026-02-01&tot=2026-01-01", "ids=med-vog-dag"] {
                let answer = try await client.get("/v1/controles?\(uri)", FakeAPI.token("controles"))
                #expect(answer.status == .badRequest, "\(uri)")
            }
        }
    }

    @Test func `a gemeente reads its releases, with what became of them, and their tables as they were released`() async throws {
        try await FakeAPI().test { client async throws in
            let token = FakeAPI.token("publicaties")
            for (size, answers) in [(1, 3), (2, 2), (3, 1)] {
                let (rows, count) = try await Self.walk(client, "/v1/publicaties?aantal=\(size)", "publicaties", "publicaties")
                #expect(rows.compactMap { $0["nummer"] as? Int } == [3, 2, 1] && count == answers)
                #expect(
                    rows.map { $0["vervangen_door"] as? Int } == [nil, nil, 2]
                        && rows.map { $0["vervangt"] as? Int } == [nil, 1, nil])
                #expect((rows[2]["ingetrokken"] as? [String: String])?["reden"] == "Verkeerde periode.")
                #expect(rows.allSatisfy { $0["beschrijving"] == nil })
            }
            let one = try await client.get("/v1/publicaties/2", token).json
            #expect((one["beschrijving"] as? [String: Any])?["gemaakt_door"] as? String == "an@example.nl")
            let table = try await client.get("/v1/publicaties/2/tabellen/kwartaal", token)
            #expect(table.text == "indicator,n\r\nuitval,2\r\n" && table.headers[.contentType] == "text/csv; charset=utf-8")
            for path in [
                "publicaties/4", "publicaties/x", "publicaties/0", "publicaties/2/tabellen/jaar",
                "publicaties/4/tabellen/kwartaal",
            ] {
                #expect(try await client.get("/v1/\(path)", token).status == .notFound, "\(path)")
            }
            var headers = token
            headers[.accept] = "application/json"
            #expect(try await client.get("/v1/publicaties/2/tabellen/kwartaal", headers).status == .notAcceptable)
        }
    }

    @Test func `anyone reads circles part by part, and the numbers of one are those of its page`() async throws {
        try await FakeAPI().test { client async throws in
            for (size, numbers) in [(1, [[3], [2], []]), (2, [[3, 2], []]), (3, [[3, 2]])] {
                var (uri, pages): (String?, [[Int]]) = ("/v1/kringen?aantal=\(size)", [])
                while let next = uri {
                    let answer = try await client.get(next)
                    #expect(answer.status == .ok && answer.headers[.setCookie] == nil)
                    let lines = try answer.json["kringen"] as? [[String: Any]] ?? []
                    pages.append(lines.compactMap { $0["nummer"] as? Int })
                    #expect(lines.allSatisfy { ($0["ingetrokken"] as? [String: String] != nil) == ($0["nummer"] as? Int == 2) })
                    uri = try answer.json["volgende"] as? String
                    #expect(answer.headers[.link] == uri.map { "<\($0)>; rel=\"next\"" })
                }
                #expect(pages == numbers)
            }
            let (one, page) = (try await client.get("/v1/kringen/3"), try await client.get("/publiek/3.json"))
            #expect(one.status == .ok && one.body == page.body)
            let table = try await client.get("/v1/kringen/3", [.accept: "text/csv"])
            #expect(table.text == FakeCircles.circle(3).csv)
            for path in ["1", "4", "0", "x"] { #expect(try await client.get("/v1/kringen/\(path)").status == .notFound) }
        }
    }

    @Test func `a damaged circle is missing, and the others and the releases are there`() async throws {
        var api = FakeAPI()
        api.damagedCircle = 3
        try await api.test { client async throws in
            for (uri, numbers) in [("aantal=1", []), ("aantal=1&voor=3", [2]), ("aantal=20", [2])] as [(String, [Int])] {
                let answer = try await client.get("/v1/kringen?\(uri)")
                let lines = try answer.json["kringen"] as? [[String: Any]] ?? []
                #expect(answer.status == .ok && lines.compactMap { $0["nummer"] as? Int } == numbers, "\(uri)")
                #expect((answer.headers[.link] != nil) == (uri != "aantal=20"), "\(uri)")
            }
            #expect(try await client.get("/v1/kringen/3").status == .internalServerError)
            let catalogue = try await client.get("/v1/catalogus", FakeAPI.token("publicaties"))
            let names = (try catalogue.json["dcat:dataset"] as? [[String: Any]] ?? []).compactMap { $0["@id"] as? String }
            #expect(catalogue.status == .ok && !names.contains { $0.hasPrefix("/publiek/") })
            #expect(names.filter { $0.contains("/publicaties/") }.count == 3)
        }
    }

    @Test func `who asks for circles too often waits`() async throws {
        var api = FakeAPI()
        api.callsPerMinute = 2
        try await api.test { client async throws in
            #expect(try await client.get("/v1/kringen").status == .ok)
            #expect(try await client.get("/publiek/3").status == .ok)
            let refused = try await client.get("/v1/kringen/3")
            #expect(refused.status == .tooManyRequests && refused.headers[.retryAfter] != nil)
            #expect(try await client.get("/publiek/3").status == .tooManyRequests)
            #expect(try await client.get("/v1/indicatoren").status == .ok)
        }
    }

    @Test(arguments: [1, 2, 3, 1000]) func `a catalogue goes on until every release was in it once`(size: Int) async throws {
        try await FakeAPI().test { client async throws in
            var (uri, numbers, circles, answers): (String?, [String], [String], Int) = ("/v1/catalogus?aantal=\(size)", [], [], 0)
            while let next = uri {
                let answer = try await client.get(next, FakeAPI.token("publicaties"))
                let names = (try answer.json["dcat:dataset"] as? [[String: Any]] ?? []).compactMap { $0["@id"] as? String }
                numbers += names.filter { $0.contains("/publicaties/") }.map { String($0.split(separator: "/").last ?? "") }
                circles += names.filter { $0.hasPrefix("/publiek/") }
                #expect(names.last == "/definities")
                uri = (try answer.json["hydra:next"] as? [String: String])?["@id"]
                #expect(answer.headers[.link] == uri.map { "<\($0)>; rel=\"next\"" })
                answers += 1
            }
            #expect(numbers == ["3", "2", "1"] && circles == ["/publiek/2", "/publiek/3"])
            #expect(answers == (3 + min(size, 3) - 1) / min(size, 3))
        }
    }

    private static func form(_ files: [(String, String)], boundary: String = "grens") -> String {
        files.map { name, text in
            "--\(boundary)\r\nContent-Disposition: form-data; name=\"bestanden\"; filename=\"\(name)\"\r\n\r\n\(text)\r\n"
        }.joined() + "--\(boundary)--\r\n"
    }

    @Test func `a delivery comes in as a form, as a file or as a ZIP, and says where it is`() async throws {
        let api = FakeAPI()
        try await api.test { client async throws in
            let token = FakeAPI.token("leveringen")
            let form = "multipart/form-data; boundary=grens"
            let made = try await client.send("/v1/leveringen", Self.form([("a.csv", "x"), ("b.csv", "y")]), form, token)
            #expect(made.status == .created && made.headers[.location] == "/v1/leveringen/8")
            #expect(try made.json["status"] as? String == "vastgelegd")
            let tried = try await client.send(
                "/v1/leveringen?dryRun=true&mode=partial&volledig=casussen,inzet", "x", "text/csv; charset=utf-8", token)
            #expect(tried.status == .ok && tried.headers[.location] == nil)
            #expect(try tried.json["status"] as? String == "proef")
            #expect(try await client.send("/v1/leveringen", "geen zip", "application/zip", token).status == .created)
        }
        #expect(
            api.log.all == [
                "import wieg a.csv+b.csv strict [] false", "import wieg levering.csv partial [\"casussen\", \"inzet\"] true",
                "import wieg levering.zip strict [] false",
            ])
    }

    @Test func `a refused delivery gives all its errors, and of none is anything left`() async throws {
        var api = FakeAPI()
        api.limit = 1000
        let used = api
        try await used.test { client async throws in
            let token = FakeAPI.token("leveringen")
            let form = "multipart/form-data; boundary=grens"
            let refused = try await client.send("/v1/leveringen", Self.form([("fout.csv", "x")]), form, token)
            #expect(refused.status == .badRequest && refused.headers[.contentType] == "application/problem+json")
            #expect(try refused.json["type"] as? String == "/api#levering-afgewezen")
            let errors = (try refused.json["ontvangstbewijs"] as? [String: Any])?["fouten"] as? [String: Any]
            #expect(errors?["aantal"] as? Int == 1200 && (errors?["getoond"] as? [Any])?.count == 1000)
            let tried = try await client.send("/v1/leveringen?dryRun=true", Self.form([("fout.csv", "x")]), form, token)
            #expect(tried.status == .ok)
            for (body, type, status) in [
                ("", "text/csv", HTTPResponse.Status.badRequest), ("x", "application/json", .unsupportedMediaType),
                ("x", "text/plain", .unsupportedMediaType), ("x", "multipart/form-data", .badRequest),
                ("x", form, .badRequest), (Self.form([]), form, .badRequest), (Self.form([("", "x")]), form, .badRequest),
                ("--grens\r\nContent-Disposition: form-data; name=\"mode\"\r\n\r\nstrict\r\n--grens--\r\n", form, .badRequest),
                (String(Self.form([("a.csv", "x")]).dropLast(6)), form, .badRequest),
                (String(repeating: "x", count: 1001), "text/csv", .contentTooLarge),
            ] {
                let answer = try await client.send("/v1/leveringen", body, type, token)
                #expect(answer.status == status, "\(type) \(body.prefix(40)): \(answer.text)")
                #expect(answer.headers[.contentType] == "application/problem+json")
            }
            for query in ["mode=los", "dryRun=ja", "dryRun=", "volledig=alles", "modus=strict"] {
                #expect(
                    try await client.send("/v1/leveringen?\(query)", "x", "text/csv", token).status == .badRequest, "\(query)")
            }
            #expect(used.left.isEmpty)
        }
        #expect(used.log.all.filter { $0.hasPrefix("import") }.count == 2, "\(used.log.all)")
    }
}
