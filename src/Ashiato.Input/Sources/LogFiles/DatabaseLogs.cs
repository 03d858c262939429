using Ashiato.Core;

namespace Ashiato.Input.Sources.LogFiles;

/// <summary>Database servers and search engines.</summary>
internal static class DatabaseLogs
{
    private static readonly Text Tells = new(
        "Refused log-ins and their addresses, odd statements where they are logged, restarts", "拒否されたログインと接続元、（記録していれば）不審な文、再起動");

    private static readonly Text Silent = new(
        "Which rows were read: data theft through a web application leaves no trace here by default", "どの行が読まれたか。Web アプリ経由の情報窃取は既定では残りません");

    internal static readonly LogFileKind[] All =
    [
        new("mysql-error", ["mysql/error*", "mysql.err", "mysqld.log", "mariadb/*", "mysql/mysqld.log"],
            new("Errors and starts of MySQL or MariaDB", "MySQL / MariaDB のエラーと起動"), new("mysqld, mariadbd", "mysqld、mariadbd"), Tells, Silent),
        new("mysql-slow", ["mysql/*slow*", "mysql-slow.log", "mysql/mysql.log", "mysql.log"],
            new("Slow or all statements of MySQL or MariaDB", "MySQL / MariaDB の遅いクエリ、または全クエリ"), new("mysqld, mariadbd", "mysqld、mariadbd"),
            new("Dumps of whole tables, injected SQL that takes long", "表全体の読み出し、時間のかかる SQL インジェクション"), new("Quick statements, unless the general log is on", "短いクエリ（general log が無効の場合）")),
        new("postgresql", ["postgresql/*", "/var/lib/pgsql/data/log/*", "/var/lib/pgsql/*/data/log/*", "pgbouncer/*"],
            new("Messages of PostgreSQL", "PostgreSQL のメッセージ"), new("PostgreSQL", "PostgreSQL"), Tells, Silent),
        new("mongodb", ["mongodb/*", "mongod.log"],
            new("Messages of MongoDB", "MongoDB のメッセージ"), new("mongod", "mongod"), Tells, Silent),
        new("redis", ["redis/*", "redis.log", "valkey/*"],
            new("Messages of Redis or Valkey", "Redis / Valkey のメッセージ"), new("redis-server", "redis-server"),
            new("Restarts, replication from an unknown server: a common way in", "再起動、見知らぬサーバーからの複製（よくある侵入経路）"), new("Log-ins and commands", "ログインとコマンド")),
        new("memcached", ["memcached.log"],
            new("Messages of memcached", "memcached のメッセージ"), new("memcached", "memcached"),
            new("Starts and faults", "起動と障害"), new("Abuse for amplified attacks", "増幅攻撃への悪用")),
        new("elasticsearch", ["elasticsearch/*", "opensearch/*", "solr/*", "logstash/*", "kibana/*"],
            new("Search engines", "検索エンジン"), new("Elasticsearch, OpenSearch, Solr, Logstash, Kibana", "Elasticsearch、OpenSearch、Solr、Logstash、Kibana"),
            new("Deleted indices (a sign of blackmail), refused log-ins", "消されたインデックス（脅迫の兆候）、拒否されたログイン"), new("Who read data, without an audit log", "監査ログがない場合の閲覧者")),
        new("queue", ["kafka/*", "rabbitmq/*", "zookeeper/*", "nats*.log"],
            new("Message queues", "メッセージキュー"), new("Kafka, RabbitMQ, ZooKeeper, NATS", "Kafka、RabbitMQ、ZooKeeper、NATS"),
            new("Refused log-ins, unknown clients", "拒否されたログイン、見知らぬクライアント"), new("The messages", "メッセージの中身")),
        new("clickhouse", ["clickhouse-server/*", "influxdb/*", "cassandra/*", "couchdb/*"],
            new("Other database servers", "そのほかのデータベース"), new("ClickHouse, InfluxDB, Cassandra, CouchDB", "ClickHouse、InfluxDB、Cassandra、CouchDB"), Tells, Silent),
    ];
}
