<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>AfterApprovalPanel</name>
    <message>
        <source>After approval</source>
        <translation>备案通过后</translation>
    </message>
    <message>
        <source>Enter what was granted: the dates below follow from it.</source>
        <translation>填写批复信息，以下日期随之推算。</translation>
    </message>
    <message>
        <source>Approved on</source>
        <translation>审核通过日期</translation>
    </message>
    <message>
        <source>Site opened on</source>
        <translation>网站开通日期</translation>
    </message>
    <message>
        <source>Filing number</source>
        <translation>备案号</translation>
    </message>
    <message>
        <source>Public-security filing approved on</source>
        <translation>公安备案通过日期</translation>
    </message>
    <message>
        <source>Public-security number</source>
        <translation>公安备案号</translation>
    </message>
    <message>
        <source>Footer of the home page</source>
        <translation>首页页脚代码</translation>
    </message>
    <message>
        <source>Copy footer</source>
        <translation>复制页脚代码</translation>
    </message>
    <message>
        <source>Save public-security sheet…</source>
        <translation>保存公安备案填报单…</translation>
    </message>
    <message>
        <source>✓ Written: {file}</source>
        <translation>✓ 已保存：{file}</translation>
    </message>
    <message>
        <source>✓ Copied</source>
        <translation>✓ 已复制</translation>
    </message>
</context>
<context>
    <name>AfterExport</name>
    <message>
        <source>What to do now</source>
        <translation>接下来要做的事</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>复制网址</translation>
    </message>
    <message>
        <source>Opens in your browser</source>
        <translation>在浏览器中打开</translation>
    </message>
</context>
<context>
    <name>AppCertificateReader</name>
    <message>
        <source>Platform</source>
        <translation>平台</translation>
    </message>
    <message>
        <source>Read key and fingerprint from a file…</source>
        <translation>从文件读取公钥和指纹…</translation>
    </message>
    <message>
        <source>A signed package (.apk) or the certificate (.cer, .crt, .pem, .der)</source>
        <translation>已签名的安装包（.apk）或证书文件（.cer、.crt、.pem、.der）</translation>
    </message>
    <message>
        <source>✓ Read from {subject}, valid until {day}</source>
        <translation>✓ 已读取：{subject}，有效期至 {day}</translation>
    </message>
</context>
<context>
    <name>BackupPanel</name>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>One encrypted file with every filing, picture and version. It opens with its own password on any computer.</source>
        <translation>一个加密文件，包含全部备案、图片和历史版本，可用其自身密码在任何电脑上打开。</translation>
    </message>
    <message>
        <source>Password of the backup (8 characters or more)</source>
        <translation>备份密码（至少 8 个字符）</translation>
    </message>
    <message>
        <source>Repeat password</source>
        <translation>再次输入密码</translation>
    </message>
    <message>
        <source>Password of the backup once more</source>
        <translation>再次输入备份密码</translation>
    </message>
    <message>
        <source>Save a backup…</source>
        <translation>保存备份…</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>恢复备份…</translation>
    </message>
    <message>
        <source>✓ Written: {file}</source>
        <translation>✓ 已保存：{file}</translation>
    </message>
</context>
<context>
    <name>BatchClients</name>
    <message>
        <source>○ waiting</source>
        <translation>○ 等待中</translation>
    </message>
    <message>
        <source>… being worked on</source>
        <translation>… 处理中</translation>
    </message>
    <message>
        <source>✓ ready</source>
        <translation>✓ 可提交</translation>
    </message>
    <message>
        <source>? ready, not all checked</source>
        <translation>? 可提交，未全部检查</translation>
    </message>
    <message>
        <source>! ready, points to check</source>
        <translation>! 可提交，有需留意项</translation>
    </message>
    <message>
        <source>✕ to fix</source>
        <translation>✕ 需修改</translation>
    </message>
    <message>
        <source>✕ failed</source>
        <translation>✕ 无法处理</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>To fix</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>To check</source>
        <translation>需留意</translation>
    </message>
    <message>
        <source>Not checked: {n}. The report in its folder names each.</source>
        <translation>未检查 {n} 项，见其文件夹中的报告。</translation>
    </message>
    <message>
        <source>Nothing to fix.</source>
        <translation>没有需修改的问题。</translation>
    </message>
    <message>
        <source>Open its folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Compare sources</source>
        <translation>核对来源</translation>
    </message>
    <message>
        <source>! Pictures without a place: {names}</source>
        <translation>! 未归位的图片：{names}</translation>
    </message>
</context>
<context>
    <name>BatchList</name>
    <message>
        <source>running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>not begun: the sheet cannot be used</source>
        <translation>未开始：表格无法使用</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>Earlier batches</source>
        <translation>以往批次</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>To fix</source>
        <translation>需修改</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Show results</source>
        <translation>查看结果</translation>
    </message>
    <message>
        <source>Remove from list</source>
        <translation>从列表移除</translation>
    </message>
    <message>
        <source>The sheet and the folders stay where they are.</source>
        <translation>表格和文件夹保留不动。</translation>
    </message>
</context>
<context>
    <name>BatchPage</name>
    <message>
        <source>A sheet with one row a client, and their pictures: drop both here. Each client is checked; who is without errors gets a folder to upload.</source>
        <translation>把表格（每行一个客户）和客户图片拖到这里。逐个检查，没有错误的客户会得到上传文件夹。</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批量备案</translation>
    </message>
    <message>
        <source>To fix</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Choose a sheet and a folder for the results first.</source>
        <translation>请先选择表格和结果文件夹。</translation>
    </message>
    <message>
        <source>No results were found in {folder}. Begin the batch again.</source>
        <translation>{folder} 中没有结果，请重新开始。</translation>
    </message>
    <message>
        <source>✓ Written: {file}</source>
        <translation>✓ 已保存：{file}</translation>
    </message>
    <message>
        <source>Stopped. What is done stays done; continue at any time.</source>
        <translation>已停止。已完成的不会丢失，可随时继续。</translation>
    </message>
    <message>
        <source>To fix: {n}</source>
        <translation>待处理：{n}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>! Pictures that belong to no client ({n}): {names}</source>
        <translation>! 不属于任何客户的图片（{n}）：{names}</translation>
    </message>
    <message>
        <source>Clients: {n}</source>
        <translation>客户：{n}</translation>
    </message>
    <message>
        <source>Sources side by side</source>
        <translation>来源对照</translation>
    </message>
</context>
<context>
    <name>BatchQueue</name>
    <message>
        <source>One click</source>
        <translation>一键处理</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>选择图片</translation>
    </message>
    <message>
        <source>Correct the value</source>
        <translation>修改内容</translation>
    </message>
    <message>
        <source>New picture or paper</source>
        <translation>重新拍摄或签署</translation>
    </message>
    <message>
        <source>Look at the row</source>
        <translation>检查该行</translation>
    </message>
    <message>
        <source>Apply to all</source>
        <translation>全部应用</translation>
    </message>
    <message>
        <source>Place the pictures…</source>
        <translation>放置图片…</translation>
    </message>
    <message>
        <source>Open the sheet</source>
        <translation>打开表格</translation>
    </message>
    <message>
        <source>Show the client</source>
        <translation>查看客户</translation>
    </message>
    <message>
        <source>{n} more kinds of faults follow when these are done.</source>
        <translation>处理完后还有 {n} 类问题。</translation>
    </message>
    <message>
        <source>Nothing was checked yet.</source>
        <translation>尚未检查。</translation>
    </message>
    <message>
        <source>{n} more clients follow when these are done.</source>
        <translation>另有 {n} 个客户，处理完这些后显示。</translation>
    </message>
    <message>
        <source>clients: {n}, ready when done: {solves}</source>
        <translation>{n} 个客户，处理后 {solves} 个可提交</translation>
    </message>
    <message>
        <source>clients: {n}</source>
        <translation>{n} 个客户</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>BatchSetup</name>
    <message>
        <source>Sheet</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>One row a client (.xlsx, .xls, .ods, .csv)</source>
        <translation>每行一个客户（.xlsx、.xls、.ods、.csv）</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Folder beside the sheet, if empty</source>
        <translation>不填则使用表格旁边的文件夹</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Folder for the finished filings</source>
        <translation>存放备案资料的文件夹</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Save an empty sheet…</source>
        <translation>保存空白表格…</translation>
    </message>
    <message>
        <source>Choose: {name}</source>
        <translation>选择：{name}</translation>
    </message>
    <message>
        <source>Read the pictures</source>
        <translation>识读图片</translation>
    </message>
    <message>
        <source>Finds the place of pictures whose names say nothing, and compares them with the sheet. Takes about two seconds a picture.</source>
        <translation>为文件名看不出用途的图片找到位置，并与表格内容核对。每张图片约需两秒。</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Only what changed</source>
        <translation>只处理有变化的</translation>
    </message>
</context>
<context>
    <name>BatchStrip</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>After you corrected the sheet or the pictures: only these clients are done.</source>
        <translation>修改表格或图片后使用：只处理有变化的客户。</translation>
    </message>
    <message>
        <source>Recheck changed</source>
        <translation>重查有改动的</translation>
    </message>
    <message>
        <source>Another sheet…</source>
        <translation>换一个表格…</translation>
    </message>
    <message>
        <source>Open the results</source>
        <translation>打开结果</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>✓ {n} ready</source>
        <translation>✓ {n} 个可提交</translation>
    </message>
    <message>
        <source>? {n} ready, not all checked</source>
        <translation>? {n} 个可提交，未全部检查</translation>
    </message>
    <message>
        <source>! {n} ready, points to check</source>
        <translation>! {n} 个可提交，有需留意项</translation>
    </message>
    <message>
        <source>✕ {n} to fix</source>
        <translation>✕ {n} 个需修改</translation>
    </message>
    <message>
        <source>○ {n} waiting</source>
        <translation>○ {n} 个等待中</translation>
    </message>
</context>
<context>
    <name>BeginPage</name>
    <message>
        <source>Start with your documents</source>
        <translation>从证件开始</translation>
    </message>
    <message>
        <source>They are read on this computer. Nothing goes into the form before you say so.</source>
        <translation>仅在本机识读；确认之前不会填入表单。</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>添加文件…</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>添加文件夹…</translation>
    </message>
    <message>
        <source>Continue without documents</source>
        <translation>不用证件，直接填写</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Drop the licence, ID card or passport, domain certificate: whatever you have</source>
        <translation>拖入营业执照、身份证或护照、域名证书，有什么拖什么</translation>
    </message>
    <message>
        <source>Photos, scans and PDFs, or a whole folder. Both sides of ID cards; the portrait of the person in charge, too.</source>
        <translation>照片、扫描件、PDF 或整个文件夹均可。身份证需正反面；负责人照片也可一并拖入。</translation>
    </message>
    <message>
        <source>Use ticked values: {n}</source>
        <translation>采用勾选的内容：{n}</translation>
    </message>
    <message>
        <source>Answer what is left: {n}</source>
        <translation>继续填写其余栏目：{n}</translation>
    </message>
    <message>
        <source>Reading {file}</source>
        <translation>正在识读 {file}</translation>
    </message>
</context>
<context>
    <name>CardModel</name>
    <message>
        <source>Filing</source>
        <translation>备案</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Province</source>
        <translation>省份</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>待办</translation>
    </message>
    <message>
        <source>Next deadline</source>
        <translation>下一期限</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>修改时间</translation>
    </message>
    <message>
        <source>Client of a batch: opening makes a filing of it</source>
        <translation>批量处理的客户：打开后成为一份备案</translation>
    </message>
    <message>
        <source>New filing</source>
        <translation>新建备案</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批量</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>可提交</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>已提交</translation>
    </message>
    <message>
        <source>Sent back</source>
        <translation>被退回</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>已通过</translation>
    </message>
    <message>
        <source>not checked yet</source>
        <translation>未检查</translation>
    </message>
    <message numerus="yes">
        <source>%n to fix</source>
        <translation>
            <numerusform>%n 项需修改</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to fill in</source>
        <translation>
            <numerusform>%n 项待填写</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not looked at yet</source>
        <translation>
            <numerusform>%n 张图片尚未检查</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing found; not all checked</source>
        <translation>未发现问题，未全部检查</translation>
    </message>
    <message>
        <source>points to check</source>
        <translation>有需留意项</translation>
    </message>
    <message>
        <source>nothing missing</source>
        <translation>无缺项</translation>
    </message>
    <message numerus="yes">
        <source>overdue: %n d</source>
        <translation>
            <numerusform>已逾期 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n 天后</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Closing</name>
    <message>
        <source>A batch is running. Clients that are finished stay finished.</source>
        <translation>批量任务正在运行，已完成的客户会保留。</translation>
    </message>
    <message>
        <source>Stop it and close</source>
        <translation>停止并关闭</translation>
    </message>
    <message>
        <source>Keep running</source>
        <translation>继续运行</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Go to a step, a field, a finding, or do something</source>
        <translation>前往步骤、字段、问题，或执行操作</translation>
    </message>
    <message>
        <source>Search everything</source>
        <translation>搜索一切</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>搜索结果</translation>
    </message>
    <message>
        <source>Nothing is called “{typed}”.</source>
        <translation>没有名为“{typed}”的内容。</translation>
    </message>
    <message>
        <source>Try another word, part of a field&apos;s name, or pinyin (yuming, 域名).</source>
        <translation>可换个词，或输入栏目名称的一部分、拼音（如 yuming）。</translation>
    </message>
    <message>
        <source>Look it up: {page}</source>
        <translation>查阅：{page}</translation>
    </message>
</context>
<context>
    <name>CopyThrough</name>
    <message>
        <source>Copied: {value} → {field}</source>
        <translation>已复制：{value} → {field}</translation>
    </message>
    <message>
        <source>next: {value}</source>
        <translation>下一项：{value}</translation>
    </message>
    <message>
        <source>that was the last one</source>
        <translation>已是最后一项</translation>
    </message>
    <message>
        <source>Copy into the console</source>
        <translation>逐项复制到备案系统</translation>
    </message>
    <message>
        <source>Copy, next</source>
        <translation>复制，下一项</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一项</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Hide numbers</source>
        <translation>隐藏号码</translation>
    </message>
    <message>
        <source>Search a field…</source>
        <translation>搜索栏目…</translation>
    </message>
    <message>
        <source>Fields of the console</source>
        <translation>备案系统栏目</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
</context>
<context>
    <name>CrossCheckTable</name>
    <message>
        <source>Client</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Only what differs</source>
        <translation>只看不一致的</translation>
    </message>
    <message>
        <source>Sources side by side</source>
        <translation>来源对照</translation>
    </message>
    <message>
        <source>✓ the same   ✕ differs   ? not found</source>
        <translation>✓ 一致   ✕ 不一致   ? 未找到</translation>
    </message>
    <message>
        <source>Nothing was compared yet. Tick “Read the pictures” before you begin: then every value of the sheet stands here beside what cards, licences, domain certificates, signed papers and other clients say.</source>
        <translation>尚未核对。开始前请勾选“识读图片”：这里会把表格中的每个值与证件、执照、域名证书、已签文件以及其他客户的内容并列对照。</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>栏目</translation>
    </message>
    <message>
        <source>In the sheet</source>
        <translation>表格中</translation>
    </message>
    <message>
        <source>Other clients</source>
        <translation>其他客户</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>未找到</translation>
    </message>
</context>
<context>
    <name>Editor</name>
    <message>
        <source>Choose in a calendar</source>
        <translation>在日历中选择</translation>
    </message>
    <message>
        <source>Long-term</source>
        <translation>长期</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Search the list</source>
        <translation>搜索列表</translation>
    </message>
</context>
<context>
    <name>ExportPage</name>
    <message>
        <source>Export</source>
        <translation>导出上传文件夹</translation>
    </message>
    <message>
        <source>Pictures fitted to the provider&apos;s limits, papers to sign, a sheet to copy from.</source>
        <translation>包含符合要求的图片、待签字的文书和可复制的填报单。</translation>
    </message>
    <message>
        <source>See the review</source>
        <translation>查看检查结果</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Write a draft although errors are open</source>
        <translation>有错误也生成草稿</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Open the fill sheet</source>
        <translation>打开填报单</translation>
    </message>
    <message>
        <source>A small window stays on top of your browser and hands over one value after the other, in the console&apos;s own order.</source>
        <translation>小窗口置顶显示，按备案系统的顺序逐项复制，便于粘贴到网页。</translation>
    </message>
    <message>
        <source>New since the last export</source>
        <translation>与上次导出相比</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message numerus="yes">
        <source>Fields that hold no value yet: %n. The review names them.</source>
        <translation>
            <numerusform>有 %n 个栏目内容无法识别，见审核页。</numerusform>
        </translation>
    </message>
    <message>
        <source>✓ Written: {n} files in the folder “{folder}”</source>
        <translation>✓ 已生成：文件夹“{folder}”中共 {n} 个文件</translation>
    </message>
    <message>
        <source>Save in</source>
        <translation>保存位置</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Create folder</source>
        <translation>生成文件夹</translation>
    </message>
    <message>
        <source>Copy field by field…</source>
        <translation>逐项复制…</translation>
    </message>
    <message>
        <source>Fill in the provider&apos;s site</source>
        <translation>填写备案系统</translation>
    </message>
    <message>
        <source>✕ Nothing was written: fix the errors on the review page first.</source>
        <translation>✕ 没有生成：请先在检查结果页修改错误。</translation>
    </message>
    <message>
        <source>Nothing: both exports are the same.</source>
        <translation>没有变化。</translation>
    </message>
    <message>
        <source>new file: {name}</source>
        <translation>新文件：{name}</translation>
    </message>
    <message>
        <source>changed file: {name}</source>
        <translation>已更新：{name}</translation>
    </message>
    <message>
        <source>no longer there: {name}</source>
        <translation>已移除：{name}</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>另有 {n} 项</translation>
    </message>
</context>
<context>
    <name>FieldRow</name>
    <message>
        <source>Copied: {value}</source>
        <translation>已复制：{value}</translation>
    </message>
    <message>
        <source>Copy the value (Ctrl+Shift+C)</source>
        <translation>复制内容（Ctrl+Shift+C）</translation>
    </message>
    <message>
        <source>Matches document</source>
        <translation>已与原件核对</translation>
    </message>
    <message>
        <source>I compared this value with the document (Ctrl+Shift+M)</source>
        <translation>我已将该内容与原件核对（Ctrl+Shift+M）</translation>
    </message>
    <message>
        <source> (optional)</source>
        <translation>（选填）</translation>
    </message>
    <message>
        <source>copied</source>
        <translation>沿用</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>自动生成</translation>
    </message>
    <message>
        <source>read from a picture</source>
        <translation>从图片识读</translation>
    </message>
    <message>
        <source>changed since it was checked</source>
        <translation>核对后又有改动</translation>
    </message>
</context>
<context>
    <name>FileActions</name>
    <message>
        <source>Open a filing file</source>
        <translation>打开备案文件</translation>
    </message>
    <message>
        <source>Import a folder</source>
        <translation>导入文件夹</translation>
    </message>
    <message>
        <source>Open a filing or begin a new one first: the pictures go into it.</source>
        <translation>请先打开或新建一份备案，图片将放入其中。</translation>
    </message>
    <message>
        <source>Nothing was open yet</source>
        <translation>还没有打开过备案</translation>
    </message>
    <message>
        <source>New filing</source>
        <translation>新备案</translation>
    </message>
    <message>
        <source>Folder for the copy</source>
        <translation>副本的文件夹</translation>
    </message>
    <message>
        <source>✓ Written: {folder}. It is not encrypted.</source>
        <translation>✓ 已保存：{folder}。该文件夹未加密。</translation>
    </message>
</context>
<context>
    <name>FiledValues</name>
    <message>
        <source>What changes</source>
        <translation>变更内容</translation>
    </message>
    <message>
        <source>Choose each field that changes and enter what is filed of it today. The new value stands in its own field of the form.</source>
        <translation>选择有变化的栏目，填写原备案内容；新内容填写在该栏目中。</translation>
    </message>
    <message>
        <source>Add a changed field</source>
        <translation>添加变更栏目</translation>
    </message>
</context>
<context>
    <name>FilingActions</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Unarchive</source>
        <translation>取消归档</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Delete for good…</source>
        <translation>彻底删除…</translation>
    </message>
    <message>
        <source>Archived: “{name}”</source>
        <translation>已归档：“{name}”</translation>
    </message>
    <message>
        <source>Unarchived: “{name}”</source>
        <translation>已取消归档：“{name}”</translation>
    </message>
    <message numerus="yes">
        <source>Archived: %n filings</source>
        <translation>
            <numerusform>已归档 %n 份备案</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Unarchived: %n filings</source>
        <translation>
            <numerusform>已取消归档 %n 份备案</numerusform>
        </translation>
    </message>
    <message>
        <source>Moved to the trash: “{name}”. It can be restored for 30 days.</source>
        <translation>已移入回收站：“{name}”，30 天内可恢复</translation>
    </message>
    <message numerus="yes">
        <source>Moved to the trash: %n filings. They can be restored for 30 days.</source>
        <translation>
            <numerusform>已移入回收站：%n 份备案，30 天内可恢复</numerusform>
        </translation>
    </message>
    <message>
        <source>Restored: “{name}”</source>
        <translation>已恢复：“{name}”</translation>
    </message>
    <message numerus="yes">
        <source>Restored: %n filings</source>
        <translation>
            <numerusform>已恢复 %n 份备案</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete “{name}” for good, with its pictures and its history?</source>
        <translation>彻底删除“{name}”及其图片和历史记录？</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n filings for good, with their pictures and their history?</source>
        <translation>
            <numerusform>彻底删除 %n 份备案及其图片和历史记录？</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>彻底删除</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>New filing</source>
        <translation>新备案</translation>
    </message>
</context>
<context>
    <name>FillFromPicture</name>
    <message>
        <source>fills an empty field</source>
        <translation>填入空白栏目</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>一致</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>不一致</translation>
    </message>
    <message>
        <source>Fill the form from this picture</source>
        <translation>用图片填写表单</translation>
    </message>
    <message>
        <source>Nothing could be read. Take a sharper picture, or type the values yourself.</source>
        <translation>未能识读。请拍摄更清晰的图片，或手动填写。</translation>
    </message>
    <message>
        <source>Use what is ticked</source>
        <translation>采用所选内容</translation>
    </message>
    <message>
        <source>Leave the form as it is</source>
        <translation>保持表单不变</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>栏目</translation>
    </message>
    <message>
        <source>On the picture</source>
        <translation>图片内容</translation>
    </message>
    <message>
        <source>Typed</source>
        <translation>已填内容</translation>
    </message>
    <message>
        <source>; check digit does not fit</source>
        <translation>；校验位不符</translation>
    </message>
    <message>
        <source>; check digit fits</source>
        <translation>；校验通过</translation>
    </message>
    <message>
        <source>; hard to read</source>
        <translation>；识读不确定</translation>
    </message>
</context>
<context>
    <name>FillSummary</name>
    <message>
        <source>✓ Filled, shown on yellow: {n}</source>
        <translation>✓ 已填写（黄色底纹）：{n} 处</translation>
    </message>
    <message>
        <source>○ Left blank on purpose: {labels}</source>
        <translation>○ 有意留空：{labels}</translation>
    </message>
    <message>
        <source>– The filing has no value for: {labels}</source>
        <translation>– 备案中没有对应内容：{labels}</translation>
    </message>
    <message>
        <source>? Not recognised: {labels}</source>
        <translation>? 未能识别：{labels}</translation>
    </message>
    <message>
        <source>! Longer than its place: {labels}</source>
        <translation>! 内容超出空位：{labels}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>{labels} and {n} more</source>
        <translation>{labels} 等，另有 {n} 项</translation>
    </message>
</context>
<context>
    <name>FindingCard</name>
    <message>
        <source>✕ Fix</source>
        <translation>✕ 需修改</translation>
    </message>
    <message>
        <source>! Check</source>
        <translation>! 需留意</translation>
    </message>
    <message>
        <source>i Note</source>
        <translation>i 说明</translation>
    </message>
    <message>
        <source>○ To fill in</source>
        <translation>○ 待填写</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>依据</translation>
    </message>
</context>
<context>
    <name>FindingsList</name>
    <message>
        <source>What the checks say</source>
        <translation>检查结果</translation>
    </message>
    <message>
        <source>Being looked at…</source>
        <translation>正在检查…</translation>
    </message>
    <message>
        <source>✓ Nothing to fix.</source>
        <translation>✓ 没有需要修改的。</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>未检查</translation>
    </message>
</context>
<context>
    <name>FlatPlaces</name>
    <message>
        <source>What to write</source>
        <translation>填写内容</translation>
    </message>
    <message>
        <source>Type a part of its name or value</source>
        <translation>输入名称或内容的一部分</translation>
    </message>
    <message>
        <source>New place</source>
        <translation>新位置</translation>
    </message>
    <message>
        <source>Put it on the page</source>
        <translation>放到页面上</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Guess again</source>
        <translation>重新识别</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>Places on the form</source>
        <translation>表格上的填写位置</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页</translation>
    </message>
    <message>
        <source>What</source>
        <translation>栏目</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>填写为</translation>
    </message>
    <message>
        <source>Arrows move the chosen place by 1 mm, with Shift by 5 mm, with Control they change its width. Plus and minus change the type size, Delete removes the place, Page up and down choose another one.</source>
        <translation>方向键将所选位置移动 1 毫米，按住 Shift 移动 5 毫米，按住 Control 改变宽度；加号和减号改变字号，Delete 删除，Page Up 和 Page Down 选择其他位置。</translation>
    </message>
    <message>
        <source>Page {n} of {all} with its places</source>
        <translation>第 {n} 页（共 {all} 页）及其填写位置</translation>
    </message>
    <message>
        <source>Click on the page where “{what}” goes, or draw a box there.</source>
        <translation>请在页面上点击“{what}”的填写位置，或画出方框。</translation>
    </message>
    <message>
        <source>Chosen: {what}. Drag it, drag its right edge, or use the keys.</source>
        <translation>已选：{what}。可拖动、拖动右边缘，或使用键盘。</translation>
    </message>
    <message>
        <source>Click on a box to correct it, or choose what to write at a new place.</source>
        <translation>点击方框可以更正，或选择要在新位置填写的内容。</translation>
    </message>
    <message>
        <source>No place was recognised. Choose what to write, then click on the page.</source>
        <translation>没有识别出填写位置。请先选择填写内容，再点击页面。</translation>
    </message>
</context>
<context>
    <name>FollowUpPage</name>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>可提交</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>已提交</translation>
    </message>
    <message>
        <source>Sent back</source>
        <translation>已退回</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>已通过</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>提交后跟进</translation>
    </message>
    <message>
        <source>What happens after the upload, until the number is granted.</source>
        <translation>从提交到取得备案号期间的事项。</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>时间节点</translation>
    </message>
    <message>
        <source>The ministry&apos;s text message</source>
        <translation>工信部短信核验</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>当前状态</translation>
    </message>
    <message>
        <source>Save as calendar file…</source>
        <translation>保存为日历文件…</translation>
    </message>
    <message>
        <source>SMS received</source>
        <translation>已收到短信</translation>
    </message>
    <message>
        <source>SMS verified</source>
        <translation>已核验</translation>
    </message>
    <message>
        <source>What the reviewer wrote</source>
        <translation>驳回意见</translation>
    </message>
    <message>
        <source>Paste the message as it came, in Chinese; each sentence is matched to its field.</source>
        <translation>粘贴审核人员的原文，逐句对应到栏目。</translation>
    </message>
    <message>
        <source>What does it mean?</source>
        <translation>对应到栏目</translation>
    </message>
    <message>
        <source>Mark the filing as sent back</source>
        <translation>标记为已驳回</translation>
    </message>
    <message>
        <source>Earlier messages</source>
        <translation>历史意见</translation>
    </message>
    <message>
        <source>✓ Written: {file}</source>
        <translation>✓ 已保存：{file}</translation>
    </message>
    <message>
        <source> (estimated)</source>
        <translation>（预计）</translation>
    </message>
    <message>
        <source>✓ Answered.</source>
        <translation>✓ 已完成核验。</translation>
    </message>
    <message>
        <source>Every person in charge gets one after the provider&apos;s review, and answers it at beian.miit.gov.cn. Say when it has come; the time runs from then.</source>
        <translation>接入商初审后各负责人会收到短信，须在 beian.miit.gov.cn 完成核验。收到后点击下方按钮开始计时。</translation>
    </message>
    <message>
        <source>✕ The time is over: submit again.</source>
        <translation>✕ 已超时：请重新提交。</translation>
    </message>
    <message>
        <source>{h} h {m} min are left, until {when}.</source>
        <translation>剩余 {h} 小时 {m} 分钟，截止 {when}。</translation>
    </message>
</context>
<context>
    <name>FormPage</name>
    <message>
        <source>Whether the site can be filed at all, and which kind of filing it is.</source>
        <translation>网站能否备案，以及属于哪种备案。</translation>
    </message>
    <message>
        <source>Where and as what you file: this decides which fields and papers are asked for.</source>
        <translation>在哪里、以什么身份备案：这决定需要填写的内容和材料。</translation>
    </message>
    <message>
        <source>The subject (主体) is the company or the person in whose name the site is filed.</source>
        <translation>主体即以其名义备案的单位或个人。</translation>
    </message>
    <message>
        <source>Who represents the subject, and who is in charge (负责人): reviewers call this person.</source>
        <translation>代表主体的人，以及审核人员会致电的负责人。</translation>
    </message>
    <message>
        <source>Every site with its domain and its administrator.</source>
        <translation>每个网站及其域名和负责人。</translation>
    </message>
    <message>
        <source>This type of filing asks nothing here.</source>
        <translation>该备案类型无需填写此页。</translation>
    </message>
    <message>
        <source>Add a website</source>
        <translation>添加网站</translation>
    </message>
    <message>
        <source>Prerequisites and type of filing</source>
        <translation>前提条件与备案类型</translation>
    </message>
    <message>
        <source>Region, nature and certificate</source>
        <translation>地区、性质与证件</translation>
    </message>
    <message>
        <source>The subject</source>
        <translation>主体信息</translation>
    </message>
    <message>
        <source>Website</source>
        <translation>网站信息</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>域名</translation>
    </message>
    <message>
        <source>Content that needs a permit</source>
        <translation>前置审批或专项审批</translation>
    </message>
    <message numerus="yes">
        <source>Show copied values: %n</source>
        <translation>
            <numerusform>显示沿用的 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Add a domain</source>
        <translation>添加域名</translation>
    </message>
    <message>
        <source>Add a permit</source>
        <translation>添加审批项</translation>
    </message>
    <message>
        <source>Remove this domain</source>
        <translation>删除此域名</translation>
    </message>
    <message>
        <source>Remove this website</source>
        <translation>删除此网站</translation>
    </message>
    <message>
        <source>Remove this permit</source>
        <translation>删除此审批项</translation>
    </message>
</context>
<context>
    <name>GatePage</name>
    <message>
        <source>Unlock your filings</source>
        <translation>解锁备案资料</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>恢复备份</translation>
    </message>
    <message>
        <source>Your recovery key</source>
        <translation>恢复密钥</translation>
    </message>
    <message>
        <source>The password is set. One thing is left: keep this key.</source>
        <translation>密码已设置。还差一步：保存恢复密钥。</translation>
    </message>
    <message>
        <source>Welcome to icpdesk</source>
        <translation>欢迎使用 icpdesk</translation>
    </message>
    <message>
        <source>It prepares an ICP filing on this computer and checks it before you upload it.</source>
        <translation>在本机准备 ICP 备案材料，上传前先行检查。</translation>
    </message>
    <message>
        <source>The backup takes the place of what is here. The filings that are here now are kept whole in a folder beside it.</source>
        <translation>备份将取代现有资料库。现有备案会完整保留在旁边的文件夹中。</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Password of the backup</source>
        <translation>备份的密码</translation>
    </message>
    <message>
        <source>Set a password</source>
        <translation>设置密码</translation>
    </message>
    <message>
        <source>Filings hold identity cards and phone numbers. icpdesk keeps them encrypted on this computer; the password opens them. icpdesk does not go online.</source>
        <translation>备案资料包含身份证件和手机号。icpdesk 把它们加密保存在本机，用密码打开，绝不上传到任何地方。</translation>
    </message>
    <message>
        <source>Use this password</source>
        <translation>使用此密码</translation>
    </message>
    <message>
        <source>Password (8 characters or more)</source>
        <translation>密码（至少 8 个字符）</translation>
    </message>
    <message>
        <source>Enter the password, or the recovery key you printed.</source>
        <translation>请输入密码，或打印的恢复密钥。</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Repeat password</source>
        <translation>再次输入密码</translation>
    </message>
    <message>
        <source>Continue without password</source>
        <translation>不设密码</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>恢复备份…</translation>
    </message>
    <message>
        <source>A lost password cannot be reset. You get a recovery key to print. Without a password, anyone who can open your files can read the scans.</source>
        <translation>密码忘记后无法找回，请打印并保存随后显示的恢复密钥。如不设密码，能打开文件的人都能看到证件扫描件。</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Show what is typed</source>
        <translation>显示输入内容</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Everything works by keyboard: Tab moves on, Space chooses, Ctrl+K finds all.</source>
        <translation>所有操作都可用键盘完成：Tab 移动，空格选择，Ctrl+K 查找。</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>使用指南</translation>
    </message>
    <message>
        <source>Glossary</source>
        <translation>名词解释</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>icpdesk %1 prepares ICP filings on this computer and never uses the network. It checks what you enter against dated sources; the provider and the authority decide.</source>
        <translation>icpdesk %1 在本机准备 ICP 备案材料，从不联网。它按注明日期的来源检查填写内容，最终以接入商和管局审核为准。</translation>
    </message>
    <message>
        <source>Licence: Apache-2.0. Made with:</source>
        <translation>许可证：Apache-2.0。使用的组件：</translation>
    </message>
    <message>
        <source>Take the tour</source>
        <translation>开始导览</translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>Your filings</source>
        <translation>我的备案</translation>
    </message>
    <message>
        <source>Everything stays on this computer and is saved as you type.</source>
        <translation>所有资料只保存在本机，输入即自动保存。</translation>
    </message>
    <message>
        <source>Search: name, domain, number or pinyin (zhangwei)</source>
        <translation>搜索：名称、域名、号码或拼音（zhangwei）</translation>
    </message>
    <message>
        <source>Search filings</source>
        <translation>搜索备案</translation>
    </message>
    <message>
        <source>Which filings are listed</source>
        <translation>列表范围</translation>
    </message>
    <message>
        <source>New filing</source>
        <translation>新建备案</translation>
    </message>
    <message>
        <source>Try the sample</source>
        <translation>试用示例</translation>
    </message>
    <message>
        <source>Try another word, pinyin or part of a number, or clear the search.</source>
        <translation>请换一个词、拼音或号码片段，或清除搜索。</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>这里没有内容</translation>
    </message>
    <message>
        <source>In work</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>已归档</translation>
    </message>
    <message>
        <source>Trash ({n})</source>
        <translation>回收站（{n}）</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>打开文件…</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>No filing yet</source>
        <translation>还没有备案</translation>
    </message>
    <message>
        <source>Begin a new one, try the sample to look around, or drop a filing file here.</source>
        <translation>新建一个，或先试用示例，也可以把备案文件拖到这里。</translation>
    </message>
</context>
<context>
    <name>LockPanel</name>
    <message>
        <source>Password and lock</source>
        <translation>密码与锁定</translation>
    </message>
    <message>
        <source>Lock when nobody has touched the window for</source>
        <translation>无人操作多久后锁定</translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>Present password</source>
        <translation>当前密码</translation>
    </message>
    <message>
        <source>New password (8 characters or more)</source>
        <translation>新密码（至少 8 个字符）</translation>
    </message>
    <message>
        <source>Make a recovery key…</source>
        <translation>生成恢复密钥…</translation>
    </message>
    <message>
        <source>✓ The new password holds from now on. A recovery key stays valid.</source>
        <translation>✓ 新密码已生效，恢复密钥仍然有效。</translation>
    </message>
    <message>
        <source>✓ The password is asked for again.</source>
        <translation>✓ 今后重新要求输入密码。</translation>
    </message>
    <message>
        <source>Changing the password and making a recovery key ask for the present one.</source>
        <translation>修改密码和生成恢复密钥时须输入当前密码。</translation>
    </message>
    <message>
        <source>The store has no password: anyone who can open your files can read the scans, and it is never locked.</source>
        <translation>资料库没有密码：能打开文件的人都能看到证件扫描件，且不会自动锁定。</translation>
    </message>
    <message>
        <source>Change the password</source>
        <translation>修改密码</translation>
    </message>
    <message>
        <source>Set a password</source>
        <translation>设置密码</translation>
    </message>
    <message>
        <source>The new one once more</source>
        <translation>再次输入新密码</translation>
    </message>
    <message>
        <source>Let the system&apos;s keychain open the store</source>
        <translation>允许系统钥匙串打开资料库</translation>
    </message>
    <message>
        <source>✓ The keychain opens the store from the next start on.</source>
        <translation>✓ 下次启动起由钥匙串打开资料库。</translation>
    </message>
    <message>
        <source>This computer has no keychain that can keep the key.</source>
        <translation>本机没有可用的系统钥匙串。</translation>
    </message>
</context>
<context>
    <name>LookPanel</name>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Kept for this user of the computer, outside the store.</source>
        <translation>为本机当前用户保存，不在资料库内。</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Provider of a new filing</source>
        <translation>新备案的接入商</translation>
    </message>
    <message>
        <source>Open the window with hidden numbers</source>
        <translation>打开窗口时隐藏号码</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>New filing</source>
        <translation>新备案</translation>
    </message>
</context>
<context>
    <name>Menu</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>转到(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Save now</source>
        <translation>立即保存</translation>
    </message>
    <message>
        <source>Open a filing file…</source>
        <translation>打开备案文件…</translation>
    </message>
    <message>
        <source>New filing</source>
        <translation>新建备案</translation>
    </message>
    <message>
        <source>Import a folder…</source>
        <translation>导入文件夹…</translation>
    </message>
    <message>
        <source>Save a copy as YAML…</source>
        <translation>另存为 YAML 副本…</translation>
    </message>
    <message>
        <source>Close the filing</source>
        <translation>关闭备案</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Copy this field&apos;s value</source>
        <translation>复制当前栏目内容</translation>
    </message>
    <message>
        <source>Matches the document</source>
        <translation>已与原件核对</translation>
    </message>
    <message>
        <source>Next open field</source>
        <translation>下一个未填栏目</translation>
    </message>
    <message>
        <source>All filings</source>
        <translation>全部备案</translation>
    </message>
    <message>
        <source>Previous step</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Find anything</source>
        <translation>查找一切</translation>
    </message>
    <message>
        <source>中文界面</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Hide or show numbers</source>
        <translation>隐藏 / 显示号码</translation>
    </message>
    <message>
        <source>Dark or light</source>
        <translation>深色 / 浅色</translation>
    </message>
    <message>
        <source>Scan beside the form</source>
        <translation>表单旁显示图片</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>放大文字</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>缩小文字</translation>
    </message>
    <message>
        <source>Guide, glossary and keys</source>
        <translation>指南、名词与快捷键</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>导览</translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation>最近打开</translation>
    </message>
</context>
<context>
    <name>NewFiling</name>
    <message>
        <source>Choose province and nature first.</source>
        <translation>请先选择省份和性质。</translation>
    </message>
    <message>
        <source>New filing</source>
        <translation>新建备案</translation>
    </message>
    <message>
        <source>What is filed</source>
        <translation>备案类型</translation>
    </message>
    <message>
        <source>Province</source>
        <translation>省份</translation>
    </message>
    <message>
        <source>Type of subject</source>
        <translation>主办单位性质</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cloud provider</source>
        <translation>接入商</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
</context>
<context>
    <name>OrderStages</name>
    <message>
        <source>Stages</source>
        <translation>办理进度</translation>
    </message>
    <message>
        <source>Handed in is not done: note each stage with what shows it.</source>
        <translation>提交不等于完成：请记录每个阶段及其凭据。</translation>
    </message>
    <message>
        <source>Add entry</source>
        <translation>添加记录</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>凭据</translation>
    </message>
    <message>
        <source>Evidence: order number, message, filing number</source>
        <translation>凭据：订单号、短信、备案号</translation>
    </message>
    <message>
        <source>no evidence noted</source>
        <translation>未记录凭据</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>Owner</name>
    <message>
        <source>{name}, {owner}</source>
        <translation>{name}（{owner}）</translation>
    </message>
</context>
<context>
    <name>PaperEnglish</name>
    <message>
        <source>What the paper says</source>
        <translation>文书内容的英文说明</translation>
    </message>
    <message>
        <source>For your understanding only. The Chinese paper is what is signed and sent.</source>
        <translation>仅供理解，签署和提交的是中文文书。</translation>
    </message>
</context>
<context>
    <name>PaperList</name>
    <message>
        <source>Official: {title}</source>
        <translation>官方模板：{title}</translation>
    </message>
    <message>
        <source>only if your provider asks for it</source>
        <translation>接入商要求时才需要</translation>
    </message>
</context>
<context>
    <name>PaperOutput</name>
    <message>
        <source>✓ Written: {file}</source>
        <translation>✓ 已保存：{file}</translation>
    </message>
    <message>
        <source>Making the PDF…</source>
        <translation>正在生成 PDF…</translation>
    </message>
</context>
<context>
    <name>PapersPage</name>
    <message>
        <source>Print, sign and seal what is listed, then drop the scan here. If your provider hands out a template of its own, drop that file here: it is the official one.</source>
        <translation>打印下列文书，签字盖章后扫描，把扫描件拖到这里。如接入商提供官方模板，请把模板文件拖到这里，以官方模板为准。</translation>
    </message>
    <message>
        <source>Papers to sign</source>
        <translation>签字盖章材料</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>保存为 PDF…</translation>
    </message>
    <message>
        <source>Save as Word file…</source>
        <translation>保存为 Word 文件…</translation>
    </message>
    <message>
        <source>Official template…</source>
        <translation>官方模板…</translation>
    </message>
    <message>
        <source>The chosen paper</source>
        <translation>所选文书</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Template before filling</source>
        <translation>填写前的模板</translation>
    </message>
    <message>
        <source>Reading {file}…</source>
        <translation>正在读取 {file}…</translation>
    </message>
    <message>
        <source>Choose the paper first that this scan shows.</source>
        <translation>请先选择该扫描件对应的文书。</translation>
    </message>
    <message>
        <source>Filled</source>
        <translation>填写后</translation>
    </message>
    <message>
        <source>In English</source>
        <translation>英文说明</translation>
    </message>
    <message>
        <source>Signed scan</source>
        <translation>签署后的扫描件</translation>
    </message>
    <message>
        <source>Field matching</source>
        <translation>栏目匹配</translation>
    </message>
    <message>
        <source>By hand: {marks}. {note}</source>
        <translation>手写与盖章：{marks}。{note}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>This filing asks for no paper.</source>
        <translation>本次备案不需要文书。</translation>
    </message>
    <message>
        <source>Places for signature, seal and date are never filled. Correct “What goes where” where a place is wrong; it is remembered for the next client.</source>
        <translation>签字、盖章和日期处不会填写。如对应有误请在“栏目对应”中更正，会记住供下次使用。</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>填写前</translation>
    </message>
</context>
<context>
    <name>PersonPanel</name>
    <message>
        <source>What is kept about one person</source>
        <translation>某个人的全部资料</translation>
    </message>
    <message>
        <source>Everybody may ask what is kept about them. This writes their filings, versions and pictures into a folder that is not encrypted.</source>
        <translation>任何人都有权查询本人的资料。此处将其备案、历史版本和图片写入一个未加密的文件夹。</translation>
    </message>
    <message>
        <source>Name, document number, mobile or e-mail</source>
        <translation>姓名、证件号码、手机号或邮箱</translation>
    </message>
    <message>
        <source>Write a folder…</source>
        <translation>导出到文件夹…</translation>
    </message>
    <message numerus="yes">
        <source>✓ Filings written: %n, to {folder}</source>
        <translation>
            <numerusform>✓ 已导出 %n 份备案到 {folder}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PicturePanel</name>
    <message>
        <source>Not asked for</source>
        <translation>未要求的位置</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>处理前后对比</translation>
    </message>
    <message>
        <source>before</source>
        <translation>处理前</translation>
    </message>
    <message>
        <source>after</source>
        <translation>处理后</translation>
    </message>
    <message>
        <source>Corners: 1 to 4 choose one, arrow keys move it</source>
        <translation>四角：按 1 至 4 选择，方向键移动</translation>
    </message>
    <message>
        <source>Drop a picture here, or choose a file.
Why: {why}</source>
        <translation>把图片拖到这里，或选择文件。
原因：{why}</translation>
    </message>
    <message>
        <source>Drop the video here, or choose a file.
Why: {why}</source>
        <translation>请把视频拖到这里，或选择文件。
原因：{why}</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Turn left</source>
        <translation>左转</translation>
    </message>
    <message>
        <source>Turn right</source>
        <translation>右转</translation>
    </message>
    <message>
        <source>Corners…</source>
        <translation>四角…</translation>
    </message>
    <message>
        <source>Straighten</source>
        <translation>拉直</translation>
    </message>
    <message>
        <source>Another place</source>
        <translation>换到其他位置</translation>
    </message>
    <message>
        <source>Choose another file…</source>
        <translation>换一个文件…</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Back to the picture</source>
        <translation>返回图片</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Show findings</source>
        <translation>标出问题</translation>
    </message>
    <message>
        <source>Closer</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Farther</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>显示全图</translation>
    </message>
    <message>
        <source>Fill the form…</source>
        <translation>填入表单…</translation>
    </message>
</context>
<context>
    <name>PicturesPage</name>
    <message>
        <source>Documents and photos</source>
        <translation>材料与照片</translation>
    </message>
    <message>
        <source>Drop pictures or whole folders anywhere; each finds its place by what is seen on it. Your originals are never changed.</source>
        <translation>把图片或整个文件夹拖到窗口任意位置，会按内容自动归位；原文件不会被修改。</translation>
    </message>
    <message>
        <source>Add pictures…</source>
        <translation>添加图片…</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>添加文件夹…</translation>
    </message>
    <message>
        <source>Add another document…</source>
        <translation>添加其他材料…</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>重新检查</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
</context>
<context>
    <name>Place</name>
    <message>
        <source>{name} – {owner}</source>
        <translation>{name} – {owner}</translation>
    </message>
</context>
<context>
    <name>PlaceFinder</name>
    <message>
        <source>Find the place</source>
        <translation>查找地区</translation>
    </message>
    <message>
        <source>Type Chinese or pinyin and choose: it fills province, city and district.</source>
        <translation>输入中文或拼音并选择，自动填好省、市、区县。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>No place is called “{typed}”. Near: {near}</source>
        <translation>未找到“{typed}”。相近地名：{near}</translation>
    </message>
    <message>
        <source>No place is called “{typed}”. Try a shorter part of the name.</source>
        <translation>未找到“{typed}”，请输入更短的名称。</translation>
    </message>
</context>
<context>
    <name>PlaceNotes</name>
    <message>
        <source>What province and provider say</source>
        <translation>省管局与接入商说明</translation>
    </message>
    <message>
        <source>By step. The sources stand in the tips of the lines.</source>
        <translation>按步骤列出；来源见各行提示。</translation>
    </message>
</context>
<context>
    <name>PlacePictures</name>
    <message>
        <source>Place the pictures</source>
        <translation>放置图片</translation>
    </message>
    <message>
        <source>Place them and check again</source>
        <translation>放置并重新检查</translation>
    </message>
    <message>
        <source>No file name and nothing on these pictures says what they are. Choose the place of each; the pictures themselves are not changed.</source>
        <translation>文件名和图片内容都无法说明这些图片的用途。请为每张选择位置；图片本身不会改动。</translation>
    </message>
    <message>
        <source>Place for {name}</source>
        <translation>{name} 的位置</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>不使用</translation>
    </message>
</context>
<context>
    <name>Proposed</name>
    <message>
        <source>Proposed from what is known</source>
        <translation>根据已有信息的建议</translation>
    </message>
    <message>
        <source>All of this is true</source>
        <translation>全部属实</translation>
    </message>
    <message>
        <source>Use {value}</source>
        <translation>采用 {value}</translation>
    </message>
</context>
<context>
    <name>QueueCase</name>
    <message>
        <source>{name} (row {row})</source>
        <translation>{name}（第 {row} 行）</translation>
    </message>
    <message>
        <source>empty in the sheet</source>
        <translation>表格中为空</translation>
    </message>
    <message>
        <source>Use this value</source>
        <translation>采用此值</translation>
    </message>
    <message>
        <source>Kept. It is used when you press “Recheck changed”; the sheet stays as it is.</source>
        <translation>已保存，点击“重查有改动的”后生效；表格保持不变。</translation>
    </message>
</context>
<context>
    <name>ReadRow</name>
    <message>
        <source>Choose…</source>
        <translation>请选择…</translation>
    </message>
    <message>
        <source>Keep {value}</source>
        <translation>保留 {value}</translation>
    </message>
    <message>
        <source>The documents disagree.</source>
        <translation>各证件内容不一致。</translation>
    </message>
    <message>
        <source>In the form stands {typed}, on the document {read}.</source>
        <translation>表单为 {typed}，证件为 {read}。</translation>
    </message>
    <message>
        <source>The check digit does not fit: compare it with the scan.</source>
        <translation>校验位不符，请对照图片核对。</translation>
    </message>
</context>
<context>
    <name>ReadValues</name>
    <message>
        <source>Whose is it?</source>
        <translation>属于谁？</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>请选择…</translation>
    </message>
    <message>
        <source>Whose is {name}?</source>
        <translation>{name} 属于谁？</translation>
    </message>
    <message>
        <source>the back of {name}&apos;s card</source>
        <translation>{name} 的身份证背面</translation>
    </message>
    <message>
        <source>{file}: this filing asks for no (further) picture of this kind.</source>
        <translation>{file}：本次备案不需要（更多）此类图片。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>{file}: could not be read: {names}. Type it, or drop a sharper picture.</source>
        <translation>{file}：无法识读{names}。请手工填写，或换一张更清晰的图片。</translation>
    </message>
    <message>
        <source>Left aside</source>
        <translation>未采用</translation>
    </message>
</context>
<context>
    <name>RecoveryKey</name>
    <message>
        <source>✓ Written: {file}. Delete it after printing.</source>
        <translation>✓ 已保存：{file}，打印后请删除。</translation>
    </message>
    <message>
        <source>Print or write down this recovery key and keep it away from the computer. It opens your filings if the password is forgotten, and is shown only now.</source>
        <translation>请打印或抄下此恢复密钥，不要放在电脑旁。忘记密码时可用它打开备案，仅在此时显示。</translation>
    </message>
    <message>
        <source>The key is printed, saved or written down</source>
        <translation>已打印、保存或抄写恢复密钥</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>保存为 PDF…</translation>
    </message>
    <message>
        <source>Recovery key</source>
        <translation>恢复密钥</translation>
    </message>
</context>
<context>
    <name>RetentionPanel</name>
    <message>
        <source>Keeping and removing</source>
        <translation>保留与删除</translation>
    </message>
    <message>
        <source>A filing is due for removal when nobody changed it for</source>
        <translation>多久未改动即到期可删除</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>filings that are due</source>
        <translation>已到期的备案</translation>
    </message>
    <message>
        <source>filings that nobody changed since a day</source>
        <translation>某日起未改动的备案</translation>
    </message>
    <message>
        <source>all filings of one client</source>
        <translation>某一客户的全部备案</translation>
    </message>
    <message>
        <source>Which filings to remove</source>
        <translation>要删除哪些备案</translation>
    </message>
    <message>
        <source>Not changed since</source>
        <translation>自此日未改动</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Filings to remove</source>
        <translation>要删除的备案</translation>
    </message>
    <message>
        <source>Remove them for good; this cannot be undone</source>
        <translation>彻底删除，无法恢复</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message numerus="yes">
        <source>✓ Filings removed: %n.</source>
        <translation>
            <numerusform>✓ 已删除 %n 份备案。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Filings: %n</source>
        <translation>
            <numerusform>共 %n 份备案</numerusform>
        </translation>
    </message>
    <message>
        <source>Exports are still there:</source>
        <translation>导出的文件仍在：</translation>
    </message>
    <message>
        <source>Deleted filings stay in the trash for 30 days; nothing else is removed by itself. What is removed here is gone from the store&apos;s files, with its pictures and its history; backups keep it.</source>
        <translation>已删除的备案在回收站保留 30 天，其他内容不会自动删除。在此删除的备案连同图片和历史版本会从资料库中清除；备份中仍会保留。</translation>
    </message>
    <message>
        <source>New filing</source>
        <translation>新备案</translation>
    </message>
    <message>
        <source>{name}, changed on {day}</source>
        <translation>{name}，{day} 改动</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Errors: {n}</source>
        <translation>错误：{n}</translation>
    </message>
    <message>
        <source>To fill in: {n}</source>
        <translation>待填写：{n}</translation>
    </message>
    <message>
        <source>To check: {n}</source>
        <translation>需留意：{n}</translation>
    </message>
    <message>
        <source>Notes: {n}</source>
        <translation>说明：{n}</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>检查结果</translation>
    </message>
    <message>
        <source>Possible objections, with their sources. Each point leads to its field or picture.</source>
        <translation>审核可能提出的问题及依据，点击可直达对应栏目或图片。</translation>
    </message>
    <message>
        <source>Pictures that are being looked at: {n}. What is seen will stand here, too.</source>
        <translation>正在检查的图片：{n} 张，结果会显示在此处。</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Not checked: {n}</source>
        <translation>未检查：{n}</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>去修改</translation>
    </message>
    <message>
        <source>Not checked: ask or look for yourself</source>
        <translation>未检查：请询问或自行核对</translation>
    </message>
    <message>
        <source>To confirm yourself</source>
        <translation>需自行确认</translation>
    </message>
    <message>
        <source>No program can see these from here. Tick what you have made sure of.</source>
        <translation>以下内容无法离线检查，请确认后勾选。</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>另有 {n} 条</translation>
    </message>
</context>
<context>
    <name>RulesPanel</name>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Own rules go before packs, packs go before the rules that ship. A pack is taken only when a key that you trust has signed it.</source>
        <translation>自定义规则优先于规则包，规则包优先于随附规则。只接受由信任的密钥签名的规则包。</translation>
    </message>
    <message>
        <source>Own rules</source>
        <translation>自定义规则</translation>
    </message>
    <message>
        <source>Work without own rules</source>
        <translation>不用自定义规则</translation>
    </message>
    <message>
        <source>Signed packs</source>
        <translation>已签名的规则包</translation>
    </message>
    <message>
        <source>Use a rules file…</source>
        <translation>使用规则文件…</translation>
    </message>
    <message>
        <source>Trust a key…</source>
        <translation>信任密钥…</translation>
    </message>
    <message>
        <source>Import a pack…</source>
        <translation>导入规则包…</translation>
    </message>
    <message>
        <source>Remove the pack</source>
        <translation>移除规则包</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message numerus="yes">
        <source>rows in force: %n</source>
        <translation>
            <numerusform>%n 条生效</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} {version}, valid until {day}, key {key}</source>
        <translation>{name} {version}，有效至 {day}，密钥 {key}</translation>
    </message>
    <message>
        <source>✓ The rules of {file} are in force.</source>
        <translation>✓ {file} 中的规则已生效。</translation>
    </message>
    <message>
        <source>✓ Only the rules that ship and the packs are in force.</source>
        <translation>✓ 仅随附规则和规则包生效。</translation>
    </message>
    <message>
        <source>✓ Trusted: {key}. Compare these digits with the publisher&apos;s.</source>
        <translation>✓ 已信任：{key}。请与发布者核对该编号。</translation>
    </message>
    <message>
        <source>✓ Removed.</source>
        <translation>✓ 已移除。</translation>
    </message>
</context>
<context>
    <name>SaidBelow</name>
    <message>
        <source>Why?</source>
        <translation>依据？</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Every change here takes effect at once.</source>
        <translation>此处的选择立即生效。</translation>
    </message>
</context>
<context>
    <name>SettingsPanel</name>
    <message>
        <source>Please wait…</source>
        <translation>请稍候…</translation>
    </message>
</context>
<context>
    <name>SignedScan</name>
    <message>
        <source>Choose the scan…</source>
        <translation>选择扫描件…</translation>
    </message>
    <message>
        <source>Fix the picture…</source>
        <translation>处理图片…</translation>
    </message>
    <message>
        <source>Print the paper, have it signed and sealed, scan it whole and in colour, and drop the scan here.</source>
        <translation>打印文书，签字盖章后彩色扫描全页，再把扫描件拖到这里。</translation>
    </message>
    <message>
        <source>Signed scan</source>
        <translation>签署后的扫描件</translation>
    </message>
</context>
<context>
    <name>SlotList</name>
    <message>
        <source>○ Missing</source>
        <translation>○ 缺少</translation>
    </message>
    <message>
        <source>… Not looked at yet</source>
        <translation>… 尚未检查</translation>
    </message>
    <message>
        <source>✕ {n} to fix</source>
        <translation>✕ {n} 个需修改</translation>
    </message>
    <message>
        <source>! {n} to check</source>
        <translation>! {n} 处需留意</translation>
    </message>
    <message>
        <source>? Attached; watch it</source>
        <translation>? 已添加，请自行观看</translation>
    </message>
    <message>
        <source>? No fault found; not checked: {n}</source>
        <translation>? 未发现问题；{n} 项未检查</translation>
    </message>
    <message>
        <source>✓ No fault found</source>
        <translation>✓ 未发现问题</translation>
    </message>
</context>
<context>
    <name>Step</name>
    <message>
        <source>All filings</source>
        <translation>全部备案</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>主体信息</translation>
    </message>
    <message>
        <source>Websites</source>
        <translation>网站</translation>
    </message>
    <message>
        <source>Documents and photos</source>
        <translation>材料与照片</translation>
    </message>
    <message>
        <source>Before you start</source>
        <translation>备案前提与类型</translation>
    </message>
    <message>
        <source>Start with documents</source>
        <translation>从证件开始</translation>
    </message>
    <message>
        <source>Province and type</source>
        <translation>备案地区与主体类型</translation>
    </message>
    <message>
        <source>Responsible people</source>
        <translation>负责人信息</translation>
    </message>
    <message>
        <source>Papers to sign</source>
        <translation>签字盖章材料</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>提交后跟进</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批量备案</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
</context>
<context>
    <name>StepFoot</name>
    <message>
        <source>Back: {step}</source>
        <translation>上一步：{step}</translation>
    </message>
    <message>
        <source>Next: {step}</source>
        <translation>下一步：{step}</translation>
    </message>
</context>
<context>
    <name>Telling</name>
    <message>
        <source>New here? Four short steps show the way with a sample filing.</source>
        <translation>第一次使用？用示例备案走四步，即可了解全部流程。</translation>
    </message>
    <message>
        <source>Take the tour</source>
        <translation>开始导览</translation>
    </message>
    <message numerus="yes">
        <source>Filings that nobody changed for the period you chose: %n</source>
        <translation>
            <numerusform>超过所设期限未改动的备案：%n 份</numerusform>
        </translation>
    </message>
    <message>
        <source>Look at them</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>This filing was changed in another window meanwhile. Which version stays?</source>
        <translation>这份备案已在另一个窗口中修改，保留哪个版本？</translation>
    </message>
    <message>
        <source>Keep mine as a copy</source>
        <translation>我的版本另存为副本</translation>
    </message>
    <message>
        <source>Load the other version</source>
        <translation>载入另一版本</translation>
    </message>
</context>
<context>
    <name>TemplateMapTable</name>
    <message>
        <source>In the template</source>
        <translation>模板中的标签</translation>
    </message>
    <message>
        <source>Filled with</source>
        <translation>填入内容</translation>
    </message>
    <message>
        <source>How sure</source>
        <translation>把握</translation>
    </message>
    <message>
        <source>Places of the template</source>
        <translation>模板栏目对应</translation>
    </message>
    <message>
        <source>stays blank</source>
        <translation>留空</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>手写</translation>
    </message>
    <message>
        <source>? whose is it</source>
        <translation>? 不确定是谁</translation>
    </message>
    <message>
        <source>? not known</source>
        <translation>? 未识别</translation>
    </message>
    <message>
        <source>? look at it</source>
        <translation>? 请核对</translation>
    </message>
    <message>
        <source>✓ sure</source>
        <translation>✓ 确定</translation>
    </message>
    <message>
        <source>? use {value}</source>
        <translation>? 采用“{value}”</translation>
    </message>
    <message>
        <source>{label}: use {value}</source>
        <translation>{label}：采用 {value}</translation>
    </message>
    <message>
        <source>leave blank</source>
        <translation>留空</translation>
    </message>
    <message>
        <source>no value   ({title})</source>
        <translation>无内容（{title}）</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>1 of 4: Answer what is asked</source>
        <translation>1/4：按要求填写</translation>
    </message>
    <message>
        <source>2 of 4: Add pictures</source>
        <translation>2/4：添加图片</translation>
    </message>
    <message>
        <source>3 of 4: See what a reviewer would say</source>
        <translation>3/4：看看审核会说什么</translation>
    </message>
    <message>
        <source>4 of 4: Write the folder</source>
        <translation>4/4：生成文件夹</translation>
    </message>
    <message>
        <source>Only the fields of your province are asked. What is wrong is told below each field, with the source.</source>
        <translation>只询问所在省份需要的项目。问题会写在每一项下方，并注明来源。</translation>
    </message>
    <message>
        <source>Drop photos and scans anywhere. They are checked at once; originals stay as they are.</source>
        <translation>把照片和扫描件拖到窗口任意位置，立即检查，原图不会被修改。</translation>
    </message>
    <message>
        <source>Every point leads to its field. Fix the errors, then look at the warnings.</source>
        <translation>点击每个问题即可跳到对应项目。先修改错误，再看提醒。</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>One folder with everything to upload, papers to sign, and a sheet to copy from.</source>
        <translation>一个文件夹包含全部上传材料、待签字文书和可复制的填报单。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>End the tour</source>
        <translation>结束导览</translation>
    </message>
</context>
<context>
    <name>Undoing</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>: {what}</source>
        <translation>：{what}</translation>
    </message>
</context>
<context>
    <name>UnsureTray</name>
    <message>
        <source>Unsure: {n}</source>
        <translation>待确认：{n}</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Show {name}</source>
        <translation>查看 {name}</translation>
    </message>
    <message>
        <source>Choose a place…</source>
        <translation>选择位置…</translation>
    </message>
    <message>
        <source>Place for {name}</source>
        <translation>{name} 的位置</translation>
    </message>
</context>
<context>
    <name>VerdictBanner</name>
    <message>
        <source>Checking…</source>
        <translation>正在检查…</translation>
    </message>
    <message numerus="yes">
        <source>✕ Errors to fix before you upload: %n</source>
        <translation>
            <numerusform>✕ %n 项错误，修改后再上传</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>○ Still to fill in: %n</source>
        <translation>
            <numerusform>○ 还有 %n 项未填写</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… Pictures not looked at yet: %n</source>
        <translation>
            <numerusform>… %n 张图片尚未检查</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>! No errors; points to check: %n</source>
        <translation>
            <numerusform>! 无错误，%n 项需留意</numerusform>
        </translation>
    </message>
    <message>
        <source>✓ No problems found</source>
        <translation>✓ 未发现问题</translation>
    </message>
    <message>
        <source>? No problems found so far</source>
        <translation>? 已检查的部分未发现问题</translation>
    </message>
    <message numerus="yes">
        <source>points not checked: %n</source>
        <translation>
            <numerusform>未检查 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
</context>
<context>
    <name>VideoCard</name>
    <message>
        <source>Play in your own program</source>
        <translation>用自己的播放器播放</translation>
    </message>
    <message>
        <source>Make sure that the face and every word on the paper can be seen. While it plays, an unencrypted copy lies in a folder that only you can read; it is removed when you close the filing.</source>
        <translation>请确认能看清面部和承诺书上的每个字。播放期间，仅本人可读的文件夹中会有一份未加密的副本，关闭备案时自动删除。</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>What a filing is</source>
        <translation>什么是备案</translation>
    </message>
    <message>
        <source>An ICP filing (ICP备案) registers a website with the provincial authority, through your cloud provider. A site on a server in mainland China opens after it.</source>
        <translation>ICP 备案是通过云服务商向省通信管理局（管局）登记网站。服务器在中国内地的网站，备案后才能开通。</translation>
    </message>
    <message>
        <source>Have at hand</source>
        <translation>请准备</translation>
    </message>
    <message>
        <source>Business licence (organisations), ID cards or passports, domain certificate, a portrait of the website administrator, the filing code of your server, and mobile phones that are on.</source>
        <translation>营业执照（单位）、身份证或护照、域名证书、网站负责人照片、服务器的备案服务号（授权码），并保持手机畅通。</translation>
    </message>
    <message>
        <source>How long it takes</source>
        <translation>需要多久</translation>
    </message>
    <message>
        <source>Half an hour here if the papers are at hand. Then the provider looks at it, and the authority usually decides within 20 working days.</source>
        <translation>材料齐全时，填写约半小时。之后由接入商初审，管局通常在 20 个工作日内审核完毕。</translation>
    </message>
    <message>
        <source>What stays here</source>
        <translation>数据留在哪里</translation>
    </message>
    <message>
        <source>Everything. icpdesk does not go online: you upload the finished folder at the provider&apos;s filing site yourself.</source>
        <translation>全部留在本机。本程序不联网：生成的文件夹需自行上传到备案系统。</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>_Row</name>
    <message>
        <source>Field that changes</source>
        <translation>变更栏目</translation>
    </message>
    <message>
        <source>Filed today</source>
        <translation>原备案内容</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>_Words</name>
    <message numerus="yes">
        <source>%n to fix</source>
        <translation>
            <numerusform>%n 项需修改</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to fill in</source>
        <translation>
            <numerusform>%n 项待填写</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not looked at yet</source>
        <translation>
            <numerusform>%n 张图片尚未检查</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to check</source>
        <translation>
            <numerusform>%n 项需留意</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not checked</source>
        <translation>
            <numerusform>%n 项未检查</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing missing</source>
        <translation>无缺项</translation>
    </message>
</context>
</TS>
