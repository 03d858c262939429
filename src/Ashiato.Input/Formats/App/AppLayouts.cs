namespace Ashiato.Input.Formats.App;

/// <summary>
/// The layouts of logging libraries and of the programs that are known by theirs. In each row the text after the stamp
/// stands as the program writes it; <c>log4j</c> stands for any library with that pattern.
/// </summary>
internal static class AppLayouts
{
    /// <summary><c>STAMP…</c>: the line begins with a date of four digits for the year.</summary>
    public static readonly LayoutTable Bare = new(
        new("zookeeper", "(( - | [myid:{zookeeper.myid}] - )){log.level:level}{:blanks}[{process.thread.name:greedy}:{log.logger:name}@{log.origin.file.line:int}] - {message:rest}"),
        new("spring", "{:blanks}{log.level:level} {process.pid:int} --- [[[{service.name}] ]][{process.thread.name:padded}] {log.logger:name}{:blanks}: {message:rest}"),
        new("jira", " {log.level:level} [{process.thread.name}] [{log.logger:name}] {log.origin.function:name} {message:rest}"),
        new("atlassian", " {process.thread.name:word} {log.level:level} {user.name:word}[[ {:word} {:word} {:word} {url.path:word}| {:word} {:word} {:word}| {:word}]] [{log.logger:name}] {message:rest}"),
        new("hadoop", "{:blanks}{log.level:level}{:blanks}[{process.thread.name:padded}] {log.logger:name}{:blanks}: {message:rest}"),
        new("jboss", " {log.level:level}{:blanks}[{log.logger:name}] ({process.thread.name}) {message:rest}"),
        new("log4j", "{:blanks}{log.level:level}{:blanks}[{process.thread.name:padded}] {log.logger:name}[[:{log.origin.file.line:int}]] - {message:rest}"),
        new("log4j", "{:blanks}{log.level:level}{:blanks}[{log.logger:name}] {message:rest}"),
        new("log4j", "{:blanks}[{process.thread.name:padded}] {log.level:level}{:blanks}{log.logger:name}{:blanks}(( - |: )){message:rest}"),
        new("log4j", " {log.level:level}{:blanks}({process.thread.name:padded}) [{log.logger:name}] {message:rest}"),
        new("log4j", " {log.level:level}{:blanks}{log.logger:name} - {message:rest}"),
        new("storm", " {log.logger:name} {process.thread.name:word} [{log.level:level}] {message:rest}"),
        new("openstack", " {process.pid:int} {log.level:level} {log.logger:name} {message:rest}"),
        new("clickhouse", " [ {process.thread.id:int} ] {{{clickhouse.query_id}} <{log.level:level}> {log.logger}: {message:rest}"),
        new("zap", "\t{log.level:level}\t[[{log.logger:name}\t]]{message:rest}"),
        new("python.logging", " - {log.logger:name} - {log.level:level} - {message:rest}"),
        new("python.logging", " - {log.level:level} - {message:rest}"),
        new("python.logging", " {log.logger:name} {log.level:level} {:blanks}{message:rest}"),
        new("python.logging", ":{log.level:level}:[[{log.logger:word}:]]{message:rest}"),
        new("python.logging", " {process.pid:int}]{log.level:level}:{log.logger:name}:{message:rest}"),
        new("fluentd", " [{log.level:level}]: {message:rest}"),
        new("logger", "{:blanks}{log.level:level} {:blanks}{log.logger:name}{:blanks}: {message:rest}"),
        new("logger", "{:blanks}[{log.level:level}]{:blanks}[[[{log.logger}] ]]{message:rest}"),
        new("logger", "{:blanks}{log.level:level}[[:]] {:blanks}{message:rest}"),
        new("logger", "{:blanks}|{:blanks}{log.level:level}{:blanks}|{:blanks}{message:rest}"));

    /// <summary><c>[STAMP…</c>: the stamp stands in brackets; the closing one begins the template.</summary>
    public static readonly LayoutTable Bracketed = new(
        new("kafka.log", "] {log.level:level} [[[{kafka.log.component}]((: | ))]]{message:greedy} ({kafka.log.class:name})"),
        new("icinga.main", "] {log.level:level}/{icinga.main.facility:name}: {message:rest}"),
        new("gunicorn", "] [{process.pid:int}] [{log.level:level}] {message:rest}"),
        new("celery", ": {log.level:level}/{process.name:name}] {message:rest}"),
        new("airflow", "] {{{log.origin.file.name:word}:{log.origin.file.line:int}} {log.level:level} - {message:rest}"),
        new("monolog", "] {log.logger:word}.{log.level:level}: {message:rest}"),
        new("log4j", "] {log.level:level}{:blanks}[{process.thread.name:padded}] {log.logger:name}((:| -)) {message:rest}"),
        new("logger", "][{log.level:level}] {message:rest}"),
        new("logger", "] [{log.level:level}] {message:rest}"),
        new("logger", "] {log.level:level}[[:]] {:blanks}{message:rest}"));

    /// <summary><c>yy…</c>: two digits for the year, as Hadoop's and Spark's consoles write it.</summary>
    public static readonly LayoutTable TwoDigitYear = new(
        new("hdfs", " {process.pid:int} {log.level:level} {log.logger:name}: {message:rest}"),
        new("spark", " {log.level:level} {log.logger:name}: {message:rest}"));
}
