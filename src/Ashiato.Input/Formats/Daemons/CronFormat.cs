using Ashiato.Core;
using Ashiato.Input.Patterns;

namespace Ashiato.Input.Formats.Daemons;

/// <summary>cron (Vixie and cronie), crontab(1), anacron, run-parts and at.</summary>
internal sealed class CronFormat : ProgramFormat
{
    private static readonly Meaning Ran = new("event.category=process", "event.action=cron_command");
    private static readonly Meaning Changed = new("event.category=configuration", "event.action=crontab_changed", "event.outcome=success");
    private static readonly Meaning Viewed = new("event.category=configuration", "event.action=crontab_viewed");
    private static readonly Meaning Info = new("event.category=process", "event.action=cron_info");

    public override string Name => "cron";

    public override Text Title => new("cron, crontab, anacron, run-parts, at", "cron、crontab、anacron、run-parts、at");

    public override IReadOnlyList<string> Programs { get; } = ["cron", "crond", "crontab", "anacron", "run-parts", "atd", "at", "fcron", "cronie"];

    public override PatternSet Patterns { get; } = new(
        new("cron.command", "({user.name:word}) CMD ({process.command_line:greedy})", Ran),
        new("cron.command_end", "({user.name:word}) ((CMDEND|CMD FINISH|END)) ({process.command_line:greedy})", Ran),
        new("cron.command_output", "({user.name:word}) CMDOUT ({message.output:greedy})", Ran),
        new("crontab.replace", "({user.name:word}) REPLACE ({user.effective.name:word})", Changed),
        new("crontab.delete", "({user.name:word}) DELETE ({user.effective.name:word})", Changed),
        new("crontab.begin_edit", "({user.name:word}) BEGIN EDIT ({user.effective.name:word})", Viewed),
        new("crontab.end_edit", "({user.name:word}) END EDIT ({user.effective.name:word})", Viewed),
        new("crontab.list", "({user.name:word}) LIST ({user.effective.name:word})", Viewed),
        new("cron.reload", "({user.name:word}) RELOAD ({file.path:greedy})", Changed),
        new("cron.auth_failed", "({user.name:word}) ((AUTH|PAM|FAILED)) {event.reason:rest}", Meaning.Failure),
        new("cron.bad_user", "(CRON) ((bad username|bad user|ORPHAN)){:text}({file.path:greedy})", Meaning.Failure),
        new("cron.bad_file_mode", "({user.name:word}) ((BAD FILE MODE|WRONG FILE OWNER|INSECURE MODE|NOT A REGULAR FILE|BAD LINK COUNT|SYMLINK DETECTED{:text}|ORPHAN|NOT REGULAR|CAN'T OPEN|WRONG INODE INFO|FILE SIZE)){:text}({file.path:greedy})", Meaning.Failure),
        new("cron.error", "({user.name:word}) ((ERROR|Error|error|CAN'T|can't)){event.reason:rest}", Meaning.Failure),
        new("cron.info", "({:word}) ((INFO|STARTUP|SHUTDOWN|MAIL)) ({:rest}", Info),
        new("cron.info", "({:word}) ((INFO|STARTUP|SHUTDOWN|MAIL)){*}", Info),
        new("cron.grandchild_failed", "[[error: ]]grandchild #{:int} failed with exit status {process.exit_code:int}", Meaning.Failure),
        new("cron.pam_denied", "((Authentication failure|Permission denied|PAM {:text})){*}", Meaning.Failure),
        new("anacron.job_started", "Job `{cron.job}' ((started|terminated|locked by another anacron - skipping)){*}", Info),
        new("anacron.will_run", "Will run job `{cron.job}' in {:int} min.", Info),
        new("anacron.info", "((Anacron {:word} started on|Normal exit|Jobs will be executed|Updated timestamp for job|Received)){*}", Info),
        new("run_parts.started", "({cron.directory:word}) ((starting|finished|started)) {cron.script:rest}", Ran),
        new("at.job", "((Starting job|Job)) {:word}{*}", Ran));

    /// <inheritdoc/>
    public override bool TryRead(ReadOnlySpan<byte> program, ReadOnlySpan<byte> message, Record record, LineContext context)
    {
        // run-parts of cronie puts its directory into the tag: run-parts(/etc/cron.daily)[1]: starting logrotate
        var directory = program.IndexOf("(/"u8);
        if (directory > 0 && (message.StartsWith("starting "u8) || message.StartsWith("finished "u8)))
        {
            record.Set(CronDirectory, program[(directory + 1)..].TrimEnd((byte)')'));
            record.Set(CronScript, message[9..]);
            Ran.GiveTo(record);
            record.Set(FieldNames.EventCode, RunPartsCode);
            return true;
        }

        return Patterns.TryRead(message, record);
    }

    private static readonly FieldName CronDirectory = FieldName.Get("cron.directory");
    private static readonly FieldName CronScript = FieldName.Get("cron.script");
    private static readonly Constant RunPartsCode = new("run_parts.started");
}
