import Postgres
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(6))) struct NotificationTests {
    @Test func `who listens hears what is told on the channel`() async throws {
        let configuration = try await TestCluster.shared.value.configuration
        let listener = try await ListenConnection.open(configuration)
        let channel = try Identifier("deliveries")
        let stream = try await listener.notifications(channel: channel)
        let other = try await listener.notifications(channel: try Identifier("other"))
        let speaker = try await Connection.open(configuration)
        try await speaker.notify(try Identifier("other"), "not for you")
        try await speaker.notify(channel, "it's \"one\"")
        try await speaker.withTransaction { try await $0.notify(channel, "two") }
        var told: [String] = []
        for try await notification in stream {
            told.append(notification.payload)
            #expect(notification.channel == "deliveries")
            if told.count == 2 { break }
        }
        #expect(told == ["it's \"one\"", "two"])
        await listener.close()
        var others: [String] = []
        for try await notification in other { others.append(notification.payload) }
        #expect(others == ["not for you"])
    }

    @Test func `a stream throws when the server ends the connection`() async throws {
        let configuration = try await TestCluster.shared.value.configuration
        var named = configuration
        named.applicationName = "listener to end"
        let listener = try await ListenConnection.open(named)
        let stream = try await listener.notifications(channel: try Identifier("x"))
        let other = try await Connection.open(configuration)
        try await other.query(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'listener to end'")
        let error = await #expect(throws: PostgresError.self) { for try await _ in stream {} }
        #expect(error?.code == .connectionLost)
        await #expect(throws: PostgresError.self) { try await listener.notifications(channel: try Identifier("x")) }
    }
}
