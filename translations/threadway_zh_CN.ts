<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>CacheShelf</name>
    <message>
        <source>cold</source>
        <translation>冷</translation>
    </message>
    <message>
        <source>hit %1 %</source>
        <translation>命中 %1%</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>L%1</source>
        <translation>L%1</translation>
    </message>
    <message>
        <source>L%1 cache, %2 lines</source>
        <translation>L%1 高速缓存，%2 个缓存行</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Hit rate %1 % since the start</source>
        <translation>自开始以来命中率 %1%</translation>
    </message>
    <message>
        <source>Cold for the thread that runs: few of its lines are here</source>
        <translation>对正在运行的线程是冷的：它的缓存行很少在这里</translation>
    </message>
</context>
<context>
    <name>CardPainter</name>
    <message>
        <source>next</source>
        <translation>下一个</translation>
    </message>
    <message>
        <source>%1 % busy so far</source>
        <translation>累计忙碌 %1%</translation>
    </message>
    <message>
        <source>%1 % busy</source>
        <translation>忙碌 %1%</translation>
    </message>
    <message>
        <source>switching</source>
        <translation>切换中</translation>
    </message>
    <message>
        <source>now</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>pin: %1</source>
        <translation>绑核：%1</translation>
    </message>
    <message>
        <source>drop: %1</source>
        <translation>放下：%1</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>Ready, any core</source>
        <translation>就绪，任意核心</translation>
    </message>
    <message>
        <source>nobody waits</source>
        <translation>无人等待</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>%1 % busy, %2</source>
        <translation>%1% 忙，%2</translation>
    </message>
    <message>
        <source>device, %1 served</source>
        <translation>设备，已服务 %1 次</translation>
    </message>
    <message>
        <source>device, %1 served, %2 wait</source>
        <translation>设备，已服务 %1 次，%2 个在等</translation>
    </message>
    <message>
        <source>%1 serves %2 at a time; %3 wait, %4 have been served.</source>
        <translation>%1 每次服务 %2 个；%3 个在等待，已服务 %4 次。</translation>
    </message>
    <message>
        <source>Socket %1, cores: %2</source>
        <translation>插槽 %1：%2 个核心共享</translation>
    </message>
    <message>
        <source>Shared, cores: %1</source>
        <translation>%1 个核心共享</translation>
    </message>
</context>
<context>
    <name>Core</name>
    <message>
        <source>{0}: a line must be a power of two from 4 to 4096 bytes, not {1}</source>
        <translation>{0}：缓存行必须是 4 到 4096 字节之间的 2 的幂，不能是 {1}</translation>
    </message>
    <message>
        <source>{0}: the size must be a multiple of the line, with at most {1} lines</source>
        <translation>{0}：容量必须是缓存行的整数倍，且最多 {1} 行</translation>
    </message>
    <message>
        <source>{0}: {1} lines cannot be divided into sets of {2} (at most {3})</source>
        <translation>{0}：{1} 个缓存行无法分成每组 {2} 行（最多 {3}）</translation>
    </message>
    <message>
        <source>{0}: plru needs 1, 2, 4, 8, 16, 32 or 64 ways, not {1}</source>
        <translation>{0}：plru 需要 1、2、4、8、16、32 或 64 路，不能是 {1}</translation>
    </message>
    <message>
        <source>a page must be a power of two from 64 bytes to 1G, not {0}</source>
        <translation>页的大小必须是 64 字节到 1G 之间的 2 的幂，不能是 {0}</translation>
    </message>
    <message>
        <source>{0} entries of the TLB cannot be divided into sets of {1} (at most {2})</source>
        <translation>TLB 的 {0} 个表项无法分成每组 {1} 个（最多 {2}）</translation>
    </message>
    <message>
        <source>the cost of a TLB miss must not be negative or longer than 11 days</source>
        <translation>TLB 未命中的开销不能为负，也不能超过 11 天</translation>
    </message>
    <message>
        <source>this line is too long for an address trace</source>
        <translation>这一行太长，不像是地址轨迹</translation>
    </message>
    <message>
        <source>this is no line of an address trace, such as &quot; L 1ffeffe7e,8&quot;: I, L, S or M comes first</source>
        <translation>这不是地址轨迹中的一行（例如 &quot; L 1ffeffe7e,8&quot;）：应以 I、L、S 或 M 开头</translation>
    </message>
    <message>
        <source>here a hexadecimal address of up to 16 digits is expected, then a comma</source>
        <translation>此处应为最多 16 位的十六进制地址，后跟逗号</translation>
    </message>
    <message>
        <source>here a size from 1 to {0} is expected, and nothing after it</source>
        <translation>此处应为 1 到 {0} 之间的字节数，其后不应有其他内容</translation>
    </message>
    <message>
        <source>{0}: the cost must not be negative or longer than 11 days</source>
        <translation>{0}：开销不能为负，也不能超过 11 天</translation>
    </message>
    <message>
        <source>at most three levels of cache are possible, not {0}</source>
        <translation>高速缓存最多三级，不能有 {0} 级</translation>
    </message>
    <message>
        <source>all levels must have lines of the same size</source>
        <translation>各级缓存行的大小必须相同</translation>
    </message>
    <message>
        <source>{0}: a cache of one core cannot lie behind one for all cores</source>
        <translation>{0}：单个核心的缓存不能位于所有核心共享的缓存之后</translation>
    </message>
    <message>
        <source>the cost of memory must not be negative or longer than 11 days</source>
        <translation>内存开销不能为负，也不能超过 11 天</translation>
    </message>
    <message>
        <source>with needs an operation such as lock(A)</source>
        <translation>with 后面需要 lock(A) 之类的操作</translation>
    </message>
    <message>
        <source>{0} cannot stand after with, as nothing gives it back</source>
        <translation>{0} 不能放在 with 之后，因为没有与之对应的释放操作</translation>
    </message>
    <message>
        <source>The step of a range is a constant other than 0</source>
        <translation>range 的步长必须是非 0 常量</translation>
    </message>
    <message>
        <source>{0} stands in no loop</source>
        <translation>{0} 不在循环中</translation>
    </message>
    <message>
        <source>The functions that the programs share have an error: {0}</source>
        <translation>程序共用的函数有错误：{0}</translation>
    </message>
    <message>
        <source>{0} has no value that could be used here</source>
        <translation>{0} 没有可在此使用的值</translation>
    </message>
    <message>
        <source>{0} has to be called: {0}(...)</source>
        <translation>{0} 需要调用：{0}(...)</translation>
    </message>
    <message>
        <source>{0} is not known here</source>
        <translation>这里不认识 {0}</translation>
    </message>
    <message>
        <source>{0} is not known here; did you mean {1}?</source>
        <translation>这里不认识 {0}；是否想写 {1}？</translation>
    </message>
    <message>
        <source>This duration has to be at least {0} ns</source>
        <translation>这个时长至少为 {0} ns</translation>
    </message>
    <message>
        <source>This duration is longer than {0} s</source>
        <translation>这个时长超过 {0} s</translation>
    </message>
    <message>
        <source>This number has to be at least 1</source>
        <translation>这个数至少为 1</translation>
    </message>
    <message>
        <source>Expected the name of a buffer</source>
        <translation>此处应为缓冲区的名称</translation>
    </message>
    <message>
        <source>{0} is no buffer</source>
        <translation>{0} 不是缓冲区</translation>
    </message>
    <message>
        <source>{0} gives no result that could be used here</source>
        <translation>{0} 没有可在此使用的结果</translation>
    </message>
    <message>
        <source>{0} takes {1} arguments, not {2}</source>
        <translation>{0} 需要 {1} 个参数，而不是 {2} 个</translation>
    </message>
    <message>
        <source>{0} has no argument called {1}</source>
        <translation>{0} 没有名为 {1} 的参数</translation>
    </message>
    <message>
        <source>{0} needs the name of an object, such as {0}(A)</source>
        <translation>{0} 需要对象的名称，例如 {0}(A)</translation>
    </message>
    <message>
        <source>{1} is no object that {0} could be done with</source>
        <translation>{1} 不是可以执行 {0} 的对象</translation>
    </message>
    <message>
        <source>{0} is nothing that this call could be about</source>
        <translation>{0} 不是此调用可以针对的对象</translation>
    </message>
    <message>
        <source>Only a name may stand here</source>
        <translation>此处只能写名称</translation>
    </message>
    <message>
        <source>Only a variable or a buffer has an address</source>
        <translation>只有变量或缓冲区才有地址</translation>
    </message>
    <message>
        <source>Waits until the thread or coroutine has ended.</source>
        <translation>等待该线程或协程结束。</translation>
    </message>
    <message>
        <source>what is joined is no thread</source>
        <translation>join 的对象不是线程</translation>
    </message>
    <message>
        <source>nobody can wait for his own end</source>
        <translation>谁也不能等待自己结束</translation>
    </message>
    <message>
        <source>Starts the next unused thread or coroutine of that name and gives its handle.</source>
        <translation>启动下一个未用的同名线程或协程，并给出其句柄。</translation>
    </message>
    <message>
        <source>no unused thread or coroutine of that name is left to spawn; a larger count helps</source>
        <translation>没有剩余的同名线程或协程可启动；可增大 count</translation>
    </message>
    <message>
        <source>what is spawned is no thread</source>
        <translation>spawn 所指的不是线程</translation>
    </message>
    <message>
        <source>Makes a child process as a copy of this one; gives its number, and 0 to the child.</source>
        <translation>以本进程的副本创建子进程；返回其编号，在子进程中返回 0。</translation>
    </message>
    <message>
        <source>no child is left to fork; a larger number of forks helps</source>
        <translation>没有剩余的子进程可创建；可增大 forks</translation>
    </message>
    <message>
        <source>Waits until the process has ended.</source>
        <translation>等待该进程结束。</translation>
    </message>
    <message>
        <source>what is waited for is no process</source>
        <translation>waitpid 所指的不是进程</translation>
    </message>
    <message>
        <source>a process cannot wait for its own end</source>
        <translation>进程不能等待自己结束</translation>
    </message>
    <message>
        <source>Waits for its turn at the device and then until the device has served it for so long.</source>
        <translation>在设备处排队，然后等待设备为它服务这么长时间。</translation>
    </message>
    <message>
        <source>there is no such device</source>
        <translation>没有这个设备</translation>
    </message>
    <message>
        <source>Takes so many bytes of the heap; gives their address, or None if there is no room.</source>
        <translation>从堆中取这么多字节，返回其地址；没有空间时返回 None。</translation>
    </message>
    <message>
        <source>an allocation has at least one byte</source>
        <translation>分配至少要一个字节</translation>
    </message>
    <message>
        <source>Gives back what alloc gave.</source>
        <translation>归还 alloc 取得的内存。</translation>
    </message>
    <message>
        <source>what is freed is no allocation of the process (SIGABRT)</source>
        <translation>释放的不是本进程分配的内存 (SIGABRT)</translation>
    </message>
    <message>
        <source>Reads the word at the address.</source>
        <translation>读取该地址处的字。</translation>
    </message>
    <message>
        <source>Writes the value to the word at the address.</source>
        <translation>把值写入该地址处的字。</translation>
    </message>
    <message>
        <source>an address is a number</source>
        <translation>地址应是一个数</translation>
    </message>
    <message>
        <source>segmentation fault: the process has nothing at this address (SIGSEGV)</source>
        <translation>段错误：进程在该地址处没有内存 (SIGSEGV)</translation>
    </message>
    <message>
        <source>bus error: no word begins at this address (SIGBUS)</source>
        <translation>总线错误：该地址不是字的起点 (SIGBUS)</translation>
    </message>
    <message>
        <source>segmentation fault: instructions can be neither read nor written (SIGSEGV)</source>
        <translation>段错误：指令既不能读也不能写 (SIGSEGV)</translation>
    </message>
    <message>
        <source>out of memory: the process has written to too many words (SIGKILL)</source>
        <translation>内存不足：进程写过的字太多 (SIGKILL)</translation>
    </message>
    <message>
        <source>Gives the address of a variable or buffer.</source>
        <translation>返回变量或缓冲区的地址。</translation>
    </message>
    <message>
        <source>the stack of the thread is too small</source>
        <translation>该线程的栈太小</translation>
    </message>
    <message>
        <source>Opens the file of that name and gives a descriptor, or -1.</source>
        <translation>打开该文件并返回描述符，失败时返回 -1。</translation>
    </message>
    <message>
        <source>a file is named by a text in quotation marks</source>
        <translation>文件名应是引号中的文本</translation>
    </message>
    <message>
        <source>Reads a word from a file or a channel; None at its end.</source>
        <translation>从文件或通道读取一个字；到末尾时返回 None。</translation>
    </message>
    <message>
        <source>Writes a word to a file or a channel; -1 if that fails.</source>
        <translation>向文件或通道写入一个字；失败时返回 -1。</translation>
    </message>
    <message>
        <source>Moves the offset of the file to that word; -1 if that fails.</source>
        <translation>把文件偏移移到该字；失败时返回 -1。</translation>
    </message>
    <message>
        <source>Closes a descriptor, or all ends that the process has of a channel.</source>
        <translation>关闭一个描述符，或进程持有的该通道的所有端。</translation>
    </message>
    <message>
        <source>Closes the end to read that the process has of a pipe.</source>
        <translation>关闭进程持有的管道读端。</translation>
    </message>
    <message>
        <source>Closes the end to write that the process has of a pipe.</source>
        <translation>关闭进程持有的管道写端。</translation>
    </message>
    <message>
        <source>Makes another directory the current one of the process.</source>
        <translation>改变进程的当前目录。</translation>
    </message>
    <message>
        <source>a directory is named by a text in quotation marks</source>
        <translation>目录名应是引号中的文本</translation>
    </message>
    <message>
        <source>Puts shared memory into the address space and gives its address.</source>
        <translation>把共享内存放入地址空间并返回其地址。</translation>
    </message>
    <message>
        <source>what is attached is no shared memory</source>
        <translation>附加的不是共享内存</translation>
    </message>
    <message>
        <source>Takes shared memory out of the address space.</source>
        <translation>把共享内存移出地址空间。</translation>
    </message>
    <message>
        <source>what is detached is no shared memory</source>
        <translation>分离的不是共享内存</translation>
    </message>
    <message>
        <source>Sends a signal to a process, for one of its threads to take.</source>
        <translation>向进程发送信号，由其中一个线程处理。</translation>
    </message>
    <message>
        <source>there is no such signal</source>
        <translation>没有这个信号</translation>
    </message>
    <message>
        <source>Sends a signal to one thread.</source>
        <translation>向一个线程发送信号。</translation>
    </message>
    <message>
        <source>Blocks signals for the calling thread.</source>
        <translation>为调用线程屏蔽信号。</translation>
    </message>
    <message>
        <source>Unblocks signals for the calling thread.</source>
        <translation>为调用线程解除信号屏蔽。</translation>
    </message>
    <message>
        <source>Sets what the process does on a signal: a function, &quot;ignore&quot; or &quot;default&quot;.</source>
        <translation>设定进程对信号的处理：一个函数、&quot;ignore&quot; 或 &quot;default&quot;。</translation>
    </message>
    <message>
        <source>there is no such signal, or it cannot be caught</source>
        <translation>没有这个信号，或它不能被捕获</translation>
    </message>
    <message>
        <source>a handler is a function of all programs of the process with at most one parameter</source>
        <translation>处理函数应是进程所有程序共有、至多一个参数的函数</translation>
    </message>
    <message>
        <source>Waits until the thread has handled a signal.</source>
        <translation>等待直到线程处理了一个信号。</translation>
    </message>
    <message>
        <source>Gives the error number of the thread's last failed call.</source>
        <translation>返回该线程上次失败调用的错误号。</translation>
    </message>
    <message>
        <source>a service cannot take a negative time</source>
        <translation>服务时间不能为负</translation>
    </message>
    <message>
        <source>the topology has {0} cores; {1} are the most</source>
        <translation>拓扑有 {0} 个核心；最多 {1} 个</translation>
    </message>
    <message>
        <source>there are more nodes or speeds than physical cores, of which there are {0}</source>
        <translation>节点数或速度数多于物理核心数（{0}）</translation>
    </message>
    <message>
        <source>the topology has {0} cores, so {1} cannot be online</source>
        <translation>拓扑只有 {0} 个核心，{1} 个不可能都在线</translation>
    </message>
    <message>
        <source>this act will be refused: the topology has {0} cores, so {1} cannot be online</source>
        <translation>此操作将被拒绝：拓扑只有 {0} 个核心，无法让 {1} 个在线</translation>
    </message>
    <message>
        <source>there are more than {0} coroutines</source>
        <translation>协程超过 {0} 个</translation>
    </message>
    <message>
        <source>there are two things called "{0}", counting those that are numbered</source>
        <translation>有两个对象都叫“{0}”（包括自动编号的）</translation>
    </message>
    <message>
        <source>Sets the nice value of the caller, or of the thread that is named: -20 to 19.</source>
        <translation>设置调用者或指定线程的 nice 值：-20 到 19。</translation>
    </message>
    <message>
        <source>a nice value is a number from -20 to 19</source>
        <translation>nice 值是 -20 到 19 的整数</translation>
    </message>
    <message>
        <source>what is to be nice is no thread</source>
        <translation>nice 所指的不是线程</translation>
    </message>
    <message>
        <source>From now on the caller runs on these cores only; without arguments, on all.</source>
        <translation>此后调用者只在这些核心上运行；不带参数则可用全部核心。</translation>
    </message>
    <message>
        <source>From now on the thread that is named runs on these cores only; without cores, on all.</source>
        <translation>此后指定线程只在这些核心上运行；不写核心则可用全部核心。</translation>
    </message>
    <message>
        <source>the machine has no such core</source>
        <translation>机器没有这个核心</translation>
    </message>
    <message>
        <source>what is to be pinned is no thread</source>
        <translation>pin 所指的不是线程</translation>
    </message>
    <message>
        <source>{0} cannot be done with {1}</source>
        <translation>不能对 {1} 执行 {0}</translation>
    </message>
    <message>
        <source>Comparisons cannot be chained; join two of them with and</source>
        <translation>比较不能连写；请用 and 连接两个比较</translation>
    </message>
    <message>
        <source>More than {0} arguments</source>
        <translation>参数超过 {0} 个</translation>
    </message>
    <message>
        <source>This expression is nested more than {0} deep</source>
        <translation>表达式嵌套超过 {0} 层</translation>
    </message>
    <message>
        <source>Expected a value before {0}</source>
        <translation>{0} 之前应有一个值</translation>
    </message>
    <message>
        <source>The program has more than {0} statements</source>
        <translation>程序的语句超过 {0} 条</translation>
    </message>
    <message>
        <source>def may only stand at the left margin</source>
        <translation>def 只能顶格书写</translation>
    </message>
    <message>
        <source>Arguments with a name stand last, and each only once</source>
        <translation>具名参数放在最后，且每个只能出现一次</translation>
    </message>
    <message>
        <source>{0} is about memory, but no buffer is named</source>
        <translation>{0} 操作内存，但没有指明缓冲区</translation>
    </message>
    <message>
        <source>A count cannot be negative</source>
        <translation>次数不能为负</translation>
    </message>
    <message>
        <source>fault needs its reason as a text in quotation marks</source>
        <translation>fault 需要用引号括起来的原因</translation>
    </message>
    <message>
        <source>Only a function can return a value</source>
        <translation>只有函数才能返回值</translation>
    </message>
    <message>
        <source>Among shared functions only def may stand here</source>
        <translation>共用函数中这里只能写 def</translation>
    </message>
    <message>
        <source>{0} cannot be given another value</source>
        <translation>不能给 {0} 另赋新值</translation>
    </message>
    <message>
        <source>{0} already means something; choose another name</source>
        <translation>{0} 已有含义；请换一个名称</translation>
    </message>
    <message>
        <source>{0} is defined twice</source>
        <translation>{0} 定义了两次</translation>
    </message>
    <message>
        <source>The program is longer than {0} bytes</source>
        <translation>程序超过 {0} 字节</translation>
    </message>
    <message>
        <source>Indent with spaces, not with tabs</source>
        <translation>请用空格缩进，不要用制表符</translation>
    </message>
    <message>
        <source>Blocks are nested more than {0} deep</source>
        <translation>代码块嵌套超过 {0} 层</translation>
    </message>
    <message>
        <source>This line is indented like none of the blocks around it</source>
        <translation>这一行的缩进与外围任何代码块都不一致</translation>
    </message>
    <message>
        <source>This number does not fit into 64 bits</source>
        <translation>这个数超出 64 位</translation>
    </message>
    <message>
        <source>A number with a point needs a unit: ns, us, ms or s</source>
        <translation>带小数点的数需要单位：ns、us、ms 或 s</translation>
    </message>
    <message>
        <source>{0} is no unit of time; write ns, us, ms or s</source>
        <translation>{0} 不是时间单位；请写 ns、us、ms 或 s</translation>
    </message>
    <message>
        <source>Durations are whole nanoseconds</source>
        <translation>时长必须是整数纳秒</translation>
    </message>
    <message>
        <source>This text has no closing quotation mark</source>
        <translation>这段文本缺少右引号</translation>
    </message>
    <message>
        <source>Only \n, \t, \\, \&quot; and \&apos; may follow a backslash</source>
        <translation>反斜杠之后只能是 \n、\t、\\、\&quot; 和 \&apos; 这几种写法</translation>
    </message>
    <message>
        <source>{0} means nothing here</source>
        <translation>{0} 在这里没有意义</translation>
    </message>
    <message>
        <source>{0} is still taken while {1} is held</source>
        <translation>持有 {1} 时仍会获取 {0}</translation>
    </message>
    <message>
        <source>This line is indented, but no block begins here</source>
        <translation>这一行有缩进，但这里没有开始代码块</translation>
    </message>
    <message>
        <source>Expected the end of the line before {0}</source>
        <translation>{0} 之前应换行</translation>
    </message>
    <message>
        <source>{0} belongs to no if</source>
        <translation>{0} 没有对应的 if</translation>
    </message>
    <message>
        <source>Expected a name before {0}</source>
        <translation>{0} 之前应有一个名称</translation>
    </message>
    <message>
        <source>A for loop is written: for i in range(n):</source>
        <translation>for 循环的写法是：for i in range(n):</translation>
    </message>
    <message>
        <source>range takes one, two or three numbers</source>
        <translation>range 需要一到三个数</translation>
    </message>
    <message>
        <source>Parameter {0} is there twice, or there are too many</source>
        <translation>形参 {0} 重复，或形参过多</translation>
    </message>
    <message>
        <source>The block of this line is missing; write pass to do nothing</source>
        <translation>这一行缺少代码块；什么都不做请写 pass</translation>
    </message>
    <message>
        <source>{0} has to begin a line of its own</source>
        <translation>{0} 必须另起一行</translation>
    </message>
    <message>
        <source>Only a name can be given a value</source>
        <translation>只能给名称赋值</translation>
    </message>
    <message>
        <source>This line does nothing: it is no call and no assignment</source>
        <translation>这一行不起作用：既不是调用也不是赋值</translation>
    </message>
    <message>
        <source>Expected {0} before {1}</source>
        <translation>{1} 之前应有 {0}</translation>
    </message>
    <message>
        <source>there are more than {0} threads</source>
        <translation>线程超过 {0} 个</translation>
    </message>
    <message>
        <source>the buffers of the process &quot;{0}&quot; are larger than its address space</source>
        <translation>进程“{0}”的缓冲区超出了它的地址空间</translation>
    </message>
    <message>
        <source>the programs are larger than {0} bytes in all</source>
        <translation>程序总共超过 {0} 字节</translation>
    </message>
    <message>
        <source>there are more than {0} shared variables</source>
        <translation>共享变量超过 {0} 个</translation>
    </message>
    <message>
        <source>there is no kind of lock &quot;{0}&quot;</source>
        <translation>没有“{0}”这种锁</translation>
    </message>
    <message>
        <source>the thread &quot;{0}&quot; may run on no core of this machine</source>
        <translation>线程“{0}”在这台机器上没有可用的核心</translation>
    </message>
    <message>
        <source>an act needs &quot;at&quot; and one of: migrate, pin, kill, crash, fault, tow, steer, choose, policy, queues, stealing, balance, placement, cores, topology, io, costs, caches</source>
        <translation>一个操作需要“at”以及其中之一：migrate、pin、kill、crash、fault、tow、steer、choose、policy、queues、stealing、balance、placement、cores、topology、io、costs、caches</translation>
    </message>
    <message>
        <source>an entry holds one act only</source>
        <translation>一个条目只能有一个操作</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; needs a whole number from 1 to 1000000 after the *, as in A*3</source>
        <translation>“{0}”的 * 后面需要 1 到 1000000 的整数，如 A*3</translation>
    </message>
    <message>
        <source>there is no thread &quot;{0}&quot; (nearest name: &quot;{1}&quot;)</source>
        <translation>没有线程“{0}”（最接近的名称：“{1}”）</translation>
    </message>
    <message>
        <source>the thread &quot;{0}&quot; has no coroutine &quot;{1}&quot;</source>
        <translation>线程“{0}”没有协程“{1}”</translation>
    </message>
    <message>
        <source>SPIN is not installed (Debian package &quot;spin&quot;, https://spinroot.com)</source>
        <translation>未安装 SPIN（Debian 软件包“spin”，https://spinroot.com）</translation>
    </message>
    <message>
        <source>SPIN needs a C compiler, and there is no &quot;cc&quot;</source>
        <translation>SPIN 需要 C 编译器，但没有“cc”</translation>
    </message>
    <message>
        <source>SPIN could not make a checker of the model: {0}</source>
        <translation>SPIN 无法由模型生成检查程序：{0}</translation>
    </message>
    <message>
        <source>the checker that SPIN made failed: {0}</source>
        <translation>SPIN 生成的检查程序运行失败：{0}</translation>
    </message>
    <message>
        <source>no folder can be made in {0}</source>
        <translation>无法在 {0} 中创建文件夹</translation>
    </message>
    <message>
        <source>SPIN judges preemptive threads by small steps, from the start</source>
        <translation>SPIN 只能从起点、按最小步骤判断抢占式线程</translation>
    </message>
    <message>
        <source>there is no process &quot;{0}&quot;</source>
        <translation>没有进程“{0}”</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; must follow &quot;{1}&quot;</source>
        <translation>“{0}”必须在“{1}”之后</translation>
    </message>
    <message>
        <source>acts must stand in the order of their instants</source>
        <translation>操作必须按时刻先后排列</translation>
    </message>
    <message>
        <source>the key &quot;{0}&quot; is missing</source>
        <translation>缺少键“{0}”</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; needs &quot;{1}&quot;</source>
        <translation>“{0}”需要“{1}”</translation>
    </message>
    <message>
        <source>a thread of the class &quot;deadline&quot; needs &quot;runtime&quot; and &quot;period&quot;</source>
        <translation>deadline 类的线程需要 runtime 和 period</translation>
    </message>
    <message>
        <source>the runtime must not exceed the deadline</source>
        <translation>runtime 不能超过截止期限</translation>
    </message>
    <message>
        <source>there is no policy &quot;{0}&quot;; there are: {1}</source>
        <translation>没有策略“{0}”；可用的有：{1}</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is no distribution: write &quot;fixed 2ms&quot;, &quot;uniform 1ms 3ms&quot;, &quot;exponential 2ms&quot;, &quot;bimodal 1ms 20ms 10%&quot; or &quot;heavy-tail 1ms 1s 1.5&quot;</source>
        <translation>“{0}”不是分布：请写 fixed 2ms、uniform 1ms 3ms、exponential 2ms、bimodal 1ms 20ms 10% 或 heavy-tail 1ms 1s 1.5</translation>
    </message>
    <message>
        <source>threads times bursts may be at most {0}</source>
        <translation>线程数乘以每个线程的执行段数不能超过 {0}</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; must be PARAMETER=VALUE</source>
        <translation>“{0}”必须写成 参数=值</translation>
    </message>
    <message>
        <source>{0} must stand before the levels behind it</source>
        <translation>{0} 必须写在更远的各级之前</translation>
    </message>
    <message>
        <source>a variable is aligned to a power of two from 8 to 4096</source>
        <translation>变量的对齐必须是 8 到 4096 之间的 2 的幂</translation>
    </message>
    <message>
        <source>a tick must last at least 1ns</source>
        <translation>一个 tick 至少为 1ns</translation>
    </message>
    <message>
        <source>there is no key &quot;{0}&quot; here</source>
        <translation>这里没有键“{0}”</translation>
    </message>
    <message>
        <source>there is no key &quot;{0}&quot; here; did you mean &quot;{1}&quot;?</source>
        <translation>这里没有键“{0}”；是否想写“{1}”？</translation>
    </message>
    <message>
        <source>a map (key: value) must stand here</source>
        <translation>这里必须是映射（键: 值）</translation>
    </message>
    <message>
        <source>a map (name: value) must stand here</source>
        <translation>这里必须是映射（名称: 值）</translation>
    </message>
    <message>
        <source>there are more than {0} entries here</source>
        <translation>这里的条目超过 {0} 个</translation>
    </message>
    <message>
        <source>a list must stand here</source>
        <translation>这里必须是列表</translation>
    </message>
    <message>
        <source>a text must stand here</source>
        <translation>这里必须是文本</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is no name: use letters, digits, &apos;-&apos;, &apos;_&apos; and &apos;.&apos;, at most 64</source>
        <translation>“{0}”不是有效名称：请用字母、数字以及 - _ . ，最多 64 个字符</translation>
    </message>
    <message>
        <source>a whole number from {0} to {1} must stand here</source>
        <translation>这里必须是 {0} 到 {1} 的整数</translation>
    </message>
    <message>
        <source>a duration such as 2ms, 10us or 500ns must stand here (not negative, at most 1000000s)</source>
        <translation>这里必须是 2ms、10us 或 500ns 这样的时长（非负，最多 1000000s）</translation>
    </message>
    <message>
        <source>a size such as 64, 32K or 1M must stand here</source>
        <translation>这里必须是 64、32K 或 1M 这样的大小</translation>
    </message>
    <message>
        <source>true or false must stand here</source>
        <translation>这里必须是 true 或 false</translation>
    </message>
    <message>
        <source>one of these must stand here: {0}</source>
        <translation>这里必须是以下之一：{0}</translation>
    </message>
    <message>
        <source>at least one core must be allowed</source>
        <translation>至少要允许一个核心</translation>
    </message>
    <message>
        <source>a number, true, false or a text must stand here</source>
        <translation>这里必须是数、true、false 或文本</translation>
    </message>
    <message>
        <source>the duration must be from {0} to {1}</source>
        <translation>时长必须在 {0} 到 {1} 之间</translation>
    </message>
    <message>
        <source>a hash of hexadecimal digits must stand here</source>
        <translation>这里必须是十六进制的哈希值</translation>
    </message>
    <message>
        <source>there is no variant &quot;{0}&quot;; there are: {1}</source>
        <translation>没有变体“{0}”；可用的有：{1}</translation>
    </message>
    <message>
        <source>this is no Threadway file: it must say &quot;threadway: 1&quot;</source>
        <translation>这不是 Threadway 文件：其中必须写有“threadway: 1”</translation>
    </message>
    <message>
        <source>this program reads version 1 of the format; the file says &quot;{0}&quot;</source>
        <translation>本程序读取第 1 版格式；文件写的是“{0}”</translation>
    </message>
    <message>
        <source>there is no kind of lock &quot;{0}&quot;; there are: {1}</source>
        <translation>没有“{0}”这种锁；可用的有：{1}</translation>
    </message>
    <message>
        <source>there must be at least one process</source>
        <translation>至少要有一个进程</translation>
    </message>
    <message>
        <source>the process &quot;{0}&quot; needs at least one thread: nothing else can run</source>
        <translation>进程“{0}”至少需要一个线程：只有线程才能运行</translation>
    </message>
    <message>
        <source>a buffer may have at most 1024G</source>
        <translation>缓冲区最大 1024G</translation>
    </message>
    <message>
        <source>shared memory may have at most 64K</source>
        <translation>共享内存至多 64K</translation>
    </message>
    <message>
        <source>a socket pair has two sides: between: [one, other]</source>
        <translation>套接字对有两端：between: [一端, 另一端]</translation>
    </message>
    <message>
        <source>there is no signal &quot;{0}&quot;; there are, for example, {1} and SIGTERM</source>
        <translation>没有信号“{0}”；有的例如 {1} 和 SIGTERM</translation>
    </message>
    <message>
        <source>{0} can be neither caught nor ignored</source>
        <translation>{0} 既不能捕获也不能忽略</translation>
    </message>
    <message>
        <source>there is no process &quot;{0}&quot;, which the channel &quot;{1}&quot; names</source>
        <translation>通道“{1}”指明的进程“{0}”不存在</translation>
    </message>
    <message>
        <source>the handler &quot;{0}&quot; of {1} must be a function with at most one argument, among the functions of the process &quot;{2}&quot;</source>
        <translation>{1} 的处理函数“{0}”必须是进程“{2}”的 functions 中至多一个参数的函数</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is the name of a lock and of a channel</source>
        <translation>“{0}”既是锁的名字又是通道的名字</translation>
    </message>
    <message>
        <source>the processes hold more than {0} ends of channels in all</source>
        <translation>各进程持有的通道端总数超过 {0} 个</translation>
    </message>
    <message>
        <source>a directory is named from the root on, such as /home, in at most 4096 bytes</source>
        <translation>目录要从根写起，例如 /home，至多 4096 字节</translation>
    </message>
    <message>
        <source>a thread has either a program or coroutines, not both</source>
        <translation>线程要么有程序，要么有协程，不能兼有</translation>
    </message>
    <message>
        <source>this is not a text file: byte {0} cannot stand here</source>
        <translation>这不是文本文件：此处不能出现字节 {0}</translation>
    </message>
    <message>
        <source>a key is missing here</source>
        <translation>这里缺少键</translation>
    </message>
    <message>
        <source>references (*name) are not supported; write the value out</source>
        <translation>不支持引用（*name）；请直接写出值</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is given twice</source>
        <translation>“{0}”给出了两次</translation>
    </message>
    <message>
        <source>the file holds more values than any scenario needs</source>
        <translation>文件中的值多于任何场景所需</translation>
    </message>
    <message>
        <source>a key must be a plain text</source>
        <translation>键必须是纯文本</translation>
    </message>
    <message>
        <source>values are nested too deeply here</source>
        <translation>这里的值嵌套过深</translation>
    </message>
    <message>
        <source>the file is larger than 1 MiB</source>
        <translation>文件大于 1 MiB</translation>
    </message>
    <message>
        <source>the file holds nothing</source>
        <translation>文件没有内容</translation>
    </message>
    <message>
        <source>the file holds more than one document</source>
        <translation>文件包含不止一个文档</translation>
    </message>
    <message>
        <source>this is not valid YAML: {0}</source>
        <translation>这不是有效的 YAML：{0}</translation>
    </message>
    <message>
        <source>First come, first served</source>
        <translation>先来先服务</translation>
    </message>
    <message>
        <source>Threads run in the order in which they became ready, each until it ends, blocks or gives way. One long thread makes all short ones behind it wait.</source>
        <translation>线程按就绪的先后运行，直到结束、阻塞或让出。一个长线程会让后面所有短线程等待。</translation>
    </message>
    <message>
        <source>Time slice</source>
        <translation>时间片</translation>
    </message>
    <message>
        <source>How long a thread may run before the next one has its turn.</source>
        <translation>线程运行多久后轮到下一个。</translation>
    </message>
    <message>
        <source>Accesses per slice</source>
        <translation>每个时间片的访问次数</translation>
    </message>
    <message>
        <source>If not 0, a slice ends after this many memory accesses instead of after a time.</source>
        <translation>若不为 0，时间片在这么多次内存访问后结束，而不按时间计。</translation>
    </message>
    <message>
        <source>Burst lengths</source>
        <translation>运行时长的来源</translation>
    </message>
    <message>
        <source>exact: read off the program, or as declared. estimated: the average of earlier bursts, the last one weighed by alpha.</source>
        <translation>exact：从程序中读出，或按声明的值；estimated：以往各次运行时长的加权平均，最近一次的权重为 alpha。</translation>
    </message>
    <message>
        <source>Alpha in percent</source>
        <translation>alpha（百分比）</translation>
    </message>
    <message>
        <source>How much the last burst counts in an estimate: 0 never learns, 100 forgets all before it.</source>
        <translation>最近一次运行在估计中的权重：0 表示从不学习，100 表示忘掉之前的一切。</translation>
    </message>
    <message>
        <source>First estimate</source>
        <translation>首次估计</translation>
    </message>
    <message>
        <source>The estimate for a thread that has not had a burst yet.</source>
        <translation>线程尚未运行过时采用的估计值。</translation>
    </message>
    <message>
        <source>Shortest job first</source>
        <translation>短作业优先</translation>
    </message>
    <message>
        <source>The ready thread with the shortest next CPU burst runs until that burst is over. Least waiting on average, but bursts must be known, and long ones can starve.</source>
        <translation>下一段 CPU 运行时间最短的就绪线程先运行，直到这一段结束。平均等待最短，但必须知道运行时间，长作业可能饥饿。</translation>
    </message>
    <message>
        <source>Shortest remaining time first</source>
        <translation>最短剩余时间优先</translation>
    </message>
    <message>
        <source>The ready thread with the least left of its CPU burst runs, and takes the core from one that has more left. Short work is done at once; long work can starve.</source>
        <translation>剩余运行时间最短的就绪线程运行，并从剩余更长的线程手中抢占核心。短作业立刻完成，长作业可能饥饿。</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>The ready thread of highest priority runs. Without ageing, threads of low priority can wait for ever; with it, waiting makes them more important.</source>
        <translation>优先级最高的就绪线程运行。没有老化时，低优先级线程可能永远等待；有老化时，等待会提高其优先级。</translation>
    </message>
    <message>
        <source>Preemptive</source>
        <translation>抢占式</translation>
    </message>
    <message>
        <source>Whether a thread of higher priority takes the core from a running one.</source>
        <translation>优先级更高的线程是否从正在运行的线程手中抢占核心。</translation>
    </message>
    <message>
        <source>Ageing</source>
        <translation>老化</translation>
    </message>
    <message>
        <source>A waiting thread gains one priority for each such time; 0: none, and the unimportant may starve.</source>
        <translation>等待的线程每经过这么长时间优先级加一；0 表示不老化，低优先级可能饥饿。</translation>
    </message>
    <message>
        <source>Slice among equals</source>
        <translation>同级时间片</translation>
    </message>
    <message>
        <source>Threads of equal priority take turns of this length; 0: each runs until it gives way.</source>
        <translation>同优先级线程按此时长轮流运行；0 表示一直运行到自己让出。</translation>
    </message>
    <message>
        <source>Multilevel feedback queue</source>
        <translation>多级反馈队列</translation>
    </message>
    <message>
        <source>Threads begin in the upper queue and sink as they use CPU time; upper queues go first. Short and interactive work is quick without anybody saying which it is; now and then all are raised.</source>
        <translation>线程从最高级队列开始，用掉 CPU 时间后下沉；高级队列优先。无需事先说明，短作业和交互作业就能很快完成；隔一段时间全部提升。</translation>
    </message>
    <message>
        <source>Levels</source>
        <translation>级数</translation>
    </message>
    <message>
        <source>How many queues there are, one below the other.</source>
        <translation>队列的级数，自上而下。</translation>
    </message>
    <message>
        <source>Boost</source>
        <translation>提升周期</translation>
    </message>
    <message>
        <source>How often all threads are raised to the upper level; 0: never, and those below may starve.</source>
        <translation>多久把所有线程提升到最高级；0 表示从不，低级线程可能饥饿。</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>keep: a thread that waits keeps count of the slice and allotment it has used. refill: it gets both anew, so a program can cheat by waiting just before its slice ends.</source>
        <translation>keep：等待的线程保留已用的时间片和配额计数；refill：两者重新发放，因此程序可在时间片将尽时等待来取巧。</translation>
    </message>
    <message>
        <source>How long a thread on the upper level may run before the next one has its turn.</source>
        <translation>最高级线程运行多久后轮到下一个。</translation>
    </message>
    <message>
        <source>Likewise on this level; 0: as on the level above.</source>
        <translation>本级同理；0 表示与上一级相同。</translation>
    </message>
    <message>
        <source>How many slices a thread may use up on the upper level before it sinks.</source>
        <translation>线程在最高级用完多少个时间片后下沉。</translation>
    </message>
    <message>
        <source>Slice on level 1</source>
        <translation>第 1 级时间片</translation>
    </message>
    <message>
        <source>Allotment on level 1</source>
        <translation>第 1 级配额</translation>
    </message>
    <message>
        <source>Slice on level 2</source>
        <translation>第 2 级时间片</translation>
    </message>
    <message>
        <source>Allotment on level 2</source>
        <translation>第 2 级配额</translation>
    </message>
    <message>
        <source>Slice on level 3</source>
        <translation>第 3 级时间片</translation>
    </message>
    <message>
        <source>Allotment on level 3</source>
        <translation>第 3 级配额</translation>
    </message>
    <message>
        <source>Slice on level 4</source>
        <translation>第 4 级时间片</translation>
    </message>
    <message>
        <source>Allotment on level 4</source>
        <translation>第 4 级配额</translation>
    </message>
    <message>
        <source>Slice on level 5</source>
        <translation>第 5 级时间片</translation>
    </message>
    <message>
        <source>Allotment on level 5</source>
        <translation>第 5 级配额</translation>
    </message>
    <message>
        <source>Slice on level 6</source>
        <translation>第 6 级时间片</translation>
    </message>
    <message>
        <source>Allotment on level 6</source>
        <translation>第 6 级配额</translation>
    </message>
    <message>
        <source>Slice on level 7</source>
        <translation>第 7 级时间片</translation>
    </message>
    <message>
        <source>Allotment on level 7</source>
        <translation>第 7 级配额</translation>
    </message>
    <message>
        <source>Slice on level 8</source>
        <translation>第 8 级时间片</translation>
    </message>
    <message>
        <source>Allotment on level 8</source>
        <translation>第 8 级配额</translation>
    </message>
    <message>
        <source>Lottery</source>
        <translation>彩票调度</translation>
    </message>
    <message>
        <source>A ticket is drawn for each slice; a thread&apos;s chance is its share of all tickets. Fair in the long run, a matter of luck in the short one.</source>
        <translation>每个时间片抽一张彩票；线程的机会等于其彩票占比。长期公平，短期看运气。</translation>
    </message>
    <message>
        <source>Slice of a draw</source>
        <translation>每次抽签的时间片</translation>
    </message>
    <message>
        <source>How long the winner runs until the next draw.</source>
        <translation>中签者运行多久后再次抽签。</translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>步幅调度</translation>
    </message>
    <message>
        <source>Each thread&apos;s pass grows with its CPU time, more slowly the more tickets it has; the smallest pass runs. CPU time in proportion to tickets, without chance.</source>
        <translation>线程的行程值随 CPU 时间增长，彩票越多增长越慢；行程值最小者运行。CPU 时间与彩票成正比，不靠运气。</translation>
    </message>
    <message>
        <source>Slice of a turn</source>
        <translation>每轮时间片</translation>
    </message>
    <message>
        <source>How long the thread with the smallest pass runs until passes are compared again.</source>
        <translation>行程值最小的线程运行多久后重新比较。</translation>
    </message>
    <message>
        <source>CFS</source>
        <translation>CFS</translation>
    </message>
    <message>
        <source>The completely fair scheduler of Linux before 6.6: whoever has had least CPU time for its weight runs. Sleepers are favoured when they wake.</source>
        <translation>Linux 6.6 之前的完全公平调度器：按权重计 CPU 时间最少者运行，睡眠者醒来时受到照顾。</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>调度延迟</translation>
    </message>
    <message>
        <source>The period in which each of up to eight threads has its turn.</source>
        <translation>不超过八个线程时，每个线程都轮到一次的周期。</translation>
    </message>
    <message>
        <source>Wake-up granularity</source>
        <translation>唤醒粒度</translation>
    </message>
    <message>
        <source>How far behind the running thread a waking one must be to take its core.</source>
        <translation>醒来的线程须落后正在运行的线程多少才能抢占其核心。</translation>
    </message>
    <message>
        <source>Tick</source>
        <translation>时钟节拍</translation>
    </message>
    <message>
        <source>How often a running thread may be interrupted for another one; 4ms is Linux at 250 Hz.</source>
        <translation>多久可以为别的线程打断一次正在运行的线程；4ms 即 250 Hz 的 Linux。</translation>
    </message>
    <message>
        <source>Base slice</source>
        <translation>基本时间片</translation>
    </message>
    <message>
        <source>CPU time that a thread asks for at once, unless it has a slice of its own; 0: as Linux sets it, 0.7 ms on one core to 2.8 ms on eight.</source>
        <translation>线程一次请求的 CPU 时间，除非它有自己的时间片；0 表示按 Linux 的设定，单核 0.7 ms，八核 2.8 ms。</translation>
    </message>
    <message>
        <source>EEVDF</source>
        <translation>EEVDF</translation>
    </message>
    <message>
        <source>The fair scheduler of Linux since 6.6: CPU time in proportion to the weight that nice gives; of the threads that are owed some, the one with the earliest virtual deadline runs.</source>
        <translation>Linux 6.6 以来的公平调度器：CPU 时间与 nice 给出的权重成正比；在尚有亏欠的线程中，虚拟截止期限最早者运行。</translation>
    </message>
    <message>
        <source>Earliest deadline first</source>
        <translation>最早截止期限优先</translation>
    </message>
    <message>
        <source>The ready job whose deadline comes first runs. On one core it meets every deadline that can be met; under overload misses spread.</source>
        <translation>截止期限最早的就绪作业运行。单核上，能满足的期限它都能满足；过载时错过会蔓延。</translation>
    </message>
    <message>
        <source>Partitioned</source>
        <translation>分区</translation>
    </message>
    <message>
        <source>With a queue for each core: a core takes no work from others, and a thread stays where it first was put. Otherwise the policy is global.</source>
        <translation>每核一个队列时：核心不从别处取任务，线程留在最初分到的核心；否则为全局调度。</translation>
    </message>
    <message>
        <source>Rate monotonic</source>
        <translation>速率单调</translation>
    </message>
    <message>
        <source>The shorter a thread&apos;s period, the higher its fixed priority. Deadlines are safe up to about 69 % load; under overload the long periods miss first.</source>
        <translation>周期越短，固定优先级越高。负载约 69% 以内保证期限；过载时长周期先错过。</translation>
    </message>
    <message>
        <source>Linux classes</source>
        <translation>Linux 调度类</translation>
    </message>
    <message>
        <source>Deadline threads first, then real-time threads (FIFO and RR) by priority, then all others by EEVDF; a guard leaves the others a little of each second.</source>
        <translation>先是 deadline 线程，再按优先级是实时线程（FIFO 和 RR），其余按 EEVDF；每秒给其余线程保留一点时间。</translation>
    </message>
    <message>
        <source>Turn of RR threads</source>
        <translation>RR 线程的轮转时间</translation>
    </message>
    <message>
        <source>How long a thread of the class rr runs before the next of its priority.</source>
        <translation>rr 类线程运行多久后轮到同优先级的下一个。</translation>
    </message>
    <message>
        <source>Guard against starvation</source>
        <translation>防饥饿机制</translation>
    </message>
    <message>
        <source>fair-server: fair threads behind real-time ones get a runtime in each period. throttling: real-time threads leave that much of each period free. none: neither.</source>
        <translation>fair-server：排在实时线程之后的普通线程每个周期得到一段运行时间；throttling：实时线程每个周期留出这么多时间；none：都不用。</translation>
    </message>
    <message>
        <source>Period of the guard</source>
        <translation>防饥饿周期</translation>
    </message>
    <message>
        <source>How often fair threads get their part.</source>
        <translation>普通线程多久得到自己的一份。</translation>
    </message>
    <message>
        <source>Runtime of the guard</source>
        <translation>防饥饿运行时间</translation>
    </message>
    <message>
        <source>What fair threads get in each period, however busy real-time threads are; at most 95 % of it.</source>
        <translation>无论实时线程多忙，普通线程每个周期得到的时间；至多为周期的 95%。</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>手动</translation>
    </message>
    <message>
        <source>You are the scheduler: a core stands idle until you choose which thread it runs.</source>
        <translation>由你来当调度器：在你为核心选定线程之前，核心保持空闲。</translation>
    </message>
    <message>
        <source>Slice of a choice</source>
        <translation>每次选择的时间片</translation>
    </message>
    <message>
        <source>How long a choice holds until the core asks again; 0: until the thread gives the core up.</source>
        <translation>一次选择持续多久后核心再次询问；0 表示直到线程让出核心。</translation>
    </message>
    <message>
        <source>Round robin</source>
        <translation>时间片轮转</translation>
    </message>
    <message>
        <source>Threads take turns of one time slice each. Nobody starves; a short slice answers quickly but spends more time on switching.</source>
        <translation>线程轮流运行，每次一个时间片。没有线程饥饿；时间片短则响应快，但切换开销更大。</translation>
    </message>
    <message>
        <source>{0} faults, and its process ends.</source>
        <translation>{0} 出错，其进程结束。</translation>
    </message>
    <message>
        <source>{0} faults, and its process ends: {1}</source>
        <translation>{0} 出错，其进程结束：{1}</translation>
    </message>
    <message>
        <source>{0} finds that this does not hold, and its process ends: {1}</source>
        <translation>{0} 发现断言不成立，其进程结束：{1}</translation>
    </message>
    <message>
        <source>{0} divides by zero, and its process ends.</source>
        <translation>{0} 除以零，其进程结束。</translation>
    </message>
    <message>
        <source>{0} calculates with what is no number, and its process ends.</source>
        <translation>{0} 对非数字做运算，其进程结束。</translation>
    </message>
    <message>
        <source>{0} calls too deep, and its process ends.</source>
        <translation>{0} 调用层次过深，其进程结束。</translation>
    </message>
    <message>
        <source>{0} goes round for ever without using time, and its process ends.</source>
        <translation>{0} 陷入不耗时的死循环，其进程结束。</translation>
    </message>
    <message>
        <source>{0} does with {1} what must not be done, and its process ends.</source>
        <translation>{0} 对 {1} 做了不允许的操作，其进程结束。</translation>
    </message>
    <message>
        <source>{0} makes a system call that is refused, and its process ends.</source>
        <translation>{0} 的系统调用被拒绝，其进程结束。</translation>
    </message>
    <message>
        <source>a signal reaches {0} and ends its process.</source>
        <translation>信号到达 {0}，其进程终止。</translation>
    </message>
    <message>
        <source>They wait for each other in a ring of {0}: this is a deadlock.</source>
        <translation>它们互相等待，形成长度为 {0} 的环：这是死锁。</translation>
    </message>
    <message>
        <source>{0} reads {1}: it is {2}.</source>
        <translation>{0} 读取 {1}：值为 {2}。</translation>
    </message>
    <message>
        <source>{0} writes {1}: it becomes {2}.</source>
        <translation>{0} 写入 {1}：值变为 {2}。</translation>
    </message>
    <message>
        <source>{0} puts {2} for {1} into its store buffer.</source>
        <translation>{0} 把要写入 {1} 的 {2} 放入自己的存储缓冲区。</translation>
    </message>
    <message>
        <source>The coroutine {0} wakes.</source>
        <translation>协程 {0} 醒来。</translation>
    </message>
    <message>
        <source>What {0} wrote to {1} reaches memory: it becomes {2}.</source>
        <translation>{0} 写入 {1} 的值到达内存：值变为 {2}。</translation>
    </message>
    <message>
        <source>{0} reads or changes {1} in one step: it is {2} now.</source>
        <translation>{0} 一步完成对 {1} 的读取或修改：现在值为 {2}。</translation>
    </message>
    <message>
        <source>{0} passes a fence: all that it wrote has reached memory.</source>
        <translation>{0} 通过内存屏障：它写入的一切都已到达内存。</translation>
    </message>
    <message>
        <source>{0} calculates.</source>
        <translation>{0} 做运算。</translation>
    </message>
    <message>
        <source>{0} computes.</source>
        <translation>{0} 计算。</translation>
    </message>
    <message>
        <source>{0} sleeps.</source>
        <translation>{0} 睡眠。</translation>
    </message>
    <message>
        <source>{0} gives way.</source>
        <translation>{0} 让出。</translation>
    </message>
    <message>
        <source>{0} does {1} on {2}.</source>
        <translation>{0} 对 {2} 执行 {1}。</translation>
    </message>
    <message>
        <source>{0} has {1} now.</source>
        <translation>{0} 现在持有 {1}。</translation>
    </message>
    <message>
        <source>{0} gives {1} back.</source>
        <translation>{0} 归还 {1}。</translation>
    </message>
    <message>
        <source>{0} prints {1}.</source>
        <translation>{0} 打印 {1}。</translation>
    </message>
    <message>
        <source>{0} has come to its end.</source>
        <translation>{0} 运行结束。</translation>
    </message>
    <message>
        <source>{0} waits for {1}, and nobody is left who would let it go on.</source>
        <translation>{0} 等待 {1}，但已无人能让它继续。</translation>
    </message>
    <message>
        <source>{0} waits for {1}, which {2} holds.</source>
        <translation>{0} 等待由 {2} 持有的 {1}。</translation>
    </message>
    <message>
        <source>Promela knows numbers only: &quot;{0}&quot; must hold values of one kind</source>
        <translation>Promela 只有数字：“{0}”只能保存同一种类的值</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; can have several workers only if it has coroutines, and neither count, start: spawned, period, forks nor store buffers</source>
        <translation>“{0}”只有在含有协程、且不使用 count、start: spawned、period、forks 和存储缓冲区时，才能有多个工作线程</translation>
    </message>
    <message>
        <source>Promela cannot say random() below what is no plain number</source>
        <translation>random() 的上界不是直接写出的数字时，Promela 无法表达</translation>
    </message>
    <message>
        <source>Promela cannot say {0}()</source>
        <translation>Promela 无法表达 {0}()</translation>
    </message>
    <message>
        <source>Promela cannot say {0}() of what has no name there</source>
        <translation>{0}() 没有写明名字时，Promela 无法表达</translation>
    </message>
    <message>
        <source>Promela can say {0}() of pipes and message queues only</source>
        <translation>Promela 只能表达对管道和消息队列的 {0}()</translation>
    </message>
    <message>
        <source>Promela cannot say fork() of a thread that coroutines share</source>
        <translation>线程由多个协程共用时，Promela 无法表达 fork()</translation>
    </message>
    <message>
        <source>Promela cannot say yet how a coroutine waits for another one to end</source>
        <translation>Promela 目前无法表达协程等待另一个协程结束</translation>
    </message>
    <message>
        <source>a {0} cannot be said in Promela yet</source>
        <translation>{0} 目前无法用 Promela 表达</translation>
    </message>
    <message>
        <source>Promela cannot say how a process ends while its threads wait in queues of several processes</source>
        <translation>进程结束时，如果它的线程正在多个进程共用的队列中等待，Promela 无法表达</translation>
    </message>
    <message>
        <source>the program stands in too many places for a model</source>
        <translation>程序的位置太多，无法生成模型</translation>
    </message>
    <message>
        <source>Promela cannot say a loop that goes round without a step</source>
        <translation>Promela 无法表达没有步骤的循环</translation>
    </message>
    <message>
        <source>a number is too large for Promela</source>
        <translation>数字太大，Promela 无法表示</translation>
    </message>
    <message>
        <source>Promela cannot say functions that call each other so deep</source>
        <translation>函数调用层次过深，Promela 无法表达</translation>
    </message>
    <message>
        <source>a thread faults before its first step, which Promela cannot say</source>
        <translation>线程在第一步之前就出错，Promela 无法表达</translation>
    </message>
    <message>
        <source>SPIN runs at most {0} threads and coroutines</source>
        <translation>SPIN 最多运行 {0} 个线程和协程</translation>
    </message>
    <message>
        <source>{0} ends without a step while others wait for a worker, which Promela cannot say</source>
        <translation>{0} 一步未走就结束，而其他协程还在等工作线程，Promela 无法表达</translation>
    </message>
    <message>
        <source>{0} has claims of threads, which Promela cannot say where coroutines move between workers; explore it as threads</source>
        <translation>{0} 有线程声明的最大需求，而协程会在工作线程之间移动，Promela 无法表达；请按线程探索</translation>
    </message>
    <message>
        <source>await of a {0} cannot be said in Promela yet</source>
        <translation>目前无法用 Promela 表达对 {0} 的 await</translation>
    </message>
    <message>
        <source>{0} is unlocked although nobody holds it</source>
        <translation>无人持有 {0}，却将其解锁</translation>
    </message>
    <message>
        <source>{0} is unlocked by a thread that does not hold it</source>
        <translation>未持有 {0} 的线程将其解锁</translation>
    </message>
    <message>
        <source>Mutex</source>
        <translation>互斥锁</translation>
    </message>
    <message>
        <source>One thread at a time. Others that ask wait in line; only the owner can unlock it.</source>
        <translation>一次只允许一个线程。其他请求者排队等待；只有持有者才能解锁。</translation>
    </message>
    <message>
        <source>Free slots</source>
        <translation>空位数</translation>
    </message>
    <message>
        <source>How many slots are free at the start.</source>
        <translation>开始时的空位数。</translation>
    </message>
    <message>
        <source>{0} is released although it can count no further</source>
        <translation>{0} 的计数已到上限，仍被释放</translation>
    </message>
    <message>
        <source>Semaphore</source>
        <translation>信号量</translation>
    </message>
    <message>
        <source>A number of free slots. Acquiring takes one or waits in line; releasing gives one back, and any thread may do that.</source>
        <translation>若干空位。获取时占用一个，没有则排队等待；释放时归还一个，任何线程都可以释放。</translation>
    </message>
    <message>
        <source>{0} is waited for without holding the lock that is named with it</source>
        <translation>等待 {0} 时，并未持有与它一起指定的锁</translation>
    </message>
    <message>
        <source>{0} is waited for while the lock named with it is held more than once, so it would stay locked</source>
        <translation>等待 {0} 时，与它一起指定的锁被重复持有，因此不会真正放开</translation>
    </message>
    <message>
        <source>{0} is locked again by the thread that already holds it</source>
        <translation>{0} 被已经持有它的线程再次加锁</translation>
    </message>
    <message>
        <source>{0} is locked again more often than it can count</source>
        <translation>{0} 重复加锁的次数超出了计数上限</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>What happens when the owner locks it again: it waits for itself for ever (normal), is counted (recursive), or is told off (error-checking).</source>
        <translation>持有者再次加锁时：永远等待自己 (normal)、计数 (recursive) 或报错 (error-checking)。</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>协议</translation>
    </message>
    <message>
        <source>How the owner's priority rises: not at all, to that of whoever waits (inherit), or to the ceiling.</source>
        <translation>持有者的优先级如何提高：不提高、提高到等待者的优先级 (inherit) 或提高到上限 (ceiling)。</translation>
    </message>
    <message>
        <source>Ceiling</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>The priority that the owner has at least, with the protocol ceiling.</source>
        <translation>采用 ceiling 协议时，持有者至少具有的优先级。</translation>
    </message>
    <message>
        <source>{0} is given back by a thread that is not reading</source>
        <translation>{0} 被并未在读的线程归还</translation>
    </message>
    <message>
        <source>{0} is given back by a thread that is not writing</source>
        <translation>{0} 被并未在写的线程归还</translation>
    </message>
    <message>
        <source>{0} is read more often at once than it can count</source>
        <translation>同时读取 {0} 的次数超出了计数上限</translation>
    </message>
    <message>
        <source>Preference</source>
        <translation>偏好</translation>
    </message>
    <message>
        <source>Who goes first when readers and writers wait: readers, writers, or whoever came first (fair).</source>
        <translation>读者和写者都在等待时谁先进：读者、写者，或先到先得 (fair)。</translation>
    </message>
    <message>
        <source>Reader-writer lock</source>
        <translation>读写锁</translation>
    </message>
    <message>
        <source>Many may read at once, or one may write. Who goes first when both wait is a matter of choice.</source>
        <translation>可以多人同时读，或一人写。两者都在等待时谁先进可以选择。</translation>
    </message>
    <message>
        <source>Parties</source>
        <translation>参与者数</translation>
    </message>
    <message>
        <source>How many have to arrive before all go on.</source>
        <translation>到齐多少个之后大家才继续。</translation>
    </message>
    <message>
        <source>Barrier</source>
        <translation>屏障</translation>
    </message>
    <message>
        <source>Nobody goes on until all have arrived; then all do, and it closes again for the next round.</source>
        <translation>全部到齐之前谁也不能继续；到齐后一起放行，然后为下一轮重新关闭。</translation>
    </message>
    <message>
        <source>{0} is counted down although it is at zero already</source>
        <translation>{0} 已经为零，仍被倒数</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>计数</translation>
    </message>
    <message>
        <source>How often it has to be counted down before those who wait go on.</source>
        <translation>要倒数多少次，等待者才能继续。</translation>
    </message>
    <message>
        <source>Latch</source>
        <translation>闭锁</translation>
    </message>
    <message>
        <source>Counts down to zero once. Those who wait go on at zero, and it never closes again.</source>
        <translation>只倒数到零一次。到零时等待者继续，此后不再关闭。</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>复位</translation>
    </message>
    <message>
        <source>Whether it stays set until it is reset (manual) or lets just one through (auto).</source>
        <translation>是保持置位直到手动复位 (manual)，还是只放行一个 (auto)。</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>置位</translation>
    </message>
    <message>
        <source>Whether it is set at the start.</source>
        <translation>开始时是否已置位。</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Set or not set. Those who wait go on once it is set: all of them, or with automatic reset one.</source>
        <translation>置位或未置位。置位后等待者继续：全部放行，自动复位时只放行一个。</translation>
    </message>
    <message>
        <source>{0} is said to be done by a thread that is not at work on it</source>
        <translation>{0} 被并未在执行它的线程宣布完成</translation>
    </message>
    <message>
        <source>Once</source>
        <translation>一次性执行</translation>
    </message>
    <message>
        <source>The first to ask does the work; others wait until it is done, and nobody does it again.</source>
        <translation>先到者执行；其他人等它完成，之后谁也不再执行。</translation>
    </message>
    <message>
        <source>Expected the name of a mutex here</source>
        <translation>这里需要互斥锁的名称</translation>
    </message>
    <message>
        <source>{0} needs the name of a shared variable, such as {0}(x)</source>
        <translation>{0} 需要一个共享变量的名字，例如 {0}(x)</translation>
    </message>
    <message>
        <source>Spurious wake-ups</source>
        <translation>虚假唤醒</translation>
    </message>
    <message>
        <source>If not 0, whoever has not been notified wakes for no reason after a random time up to this one.</source>
        <translation>若不为 0，未被通知的等待者会在不超过此时长的随机时间后无故醒来。</translation>
    </message>
    <message>
        <source>Condition variable</source>
        <translation>条件变量</translation>
    </message>
    <message>
        <source>A place to sleep until somebody says that something has changed. Notifications that nobody waits for are lost.</source>
        <translation>睡到有人说情况有变为止。无人等待时的通知会丢失。</translation>
    </message>
    <message>
        <source>Something is sent on {0}, which is closed</source>
        <translation>向已关闭的 {0} 发送</translation>
    </message>
    <message>
        <source>{0} is closed although it is closed already</source>
        <translation>{0} 已经关闭，又被关闭一次</translation>
    </message>
    <message>
        <source>{0} cannot hold any more messages</source>
        <translation>{0} 装不下更多消息</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>容量</translation>
    </message>
    <message>
        <source>How many messages it holds. With 0 sender and receiver have to meet.</source>
        <translation>能容纳多少条消息。为 0 时收发双方必须会合。</translation>
    </message>
    <message>
        <source>Unbounded</source>
        <translation>无界</translation>
    </message>
    <message>
        <source>Whether it holds any number of messages, so that sending never waits.</source>
        <translation>是否容纳任意多条消息，使发送从不等待。</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Messages one after another. Senders wait when it is full, receivers when it is empty.</source>
        <translation>消息依次传递。满时发送者等待，空时接收者等待。</translation>
    </message>
    <message>
        <source>{0} is set although it has its value already</source>
        <translation>{0} 已有值，又被设置一次</translation>
    </message>
    <message>
        <source>Future</source>
        <translation>期值</translation>
    </message>
    <message>
        <source>A value that is not there yet: set once by whoever promised it, waited for by any number of others.</source>
        <translation>尚未到来的值：由承诺者设置一次，任意多人可以等待。</translation>
    </message>
    <message>
        <source>Something is added to {0}, but one of the two is no number</source>
        <translation>对 {0} 做加法，但其中一方不是数</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>The number that it holds at the start.</source>
        <translation>开始时所存的数。</translation>
    </message>
    <message>
        <source>Atomic</source>
        <translation>原子对象</translation>
    </message>
    <message>
        <source>A value of which each operation is one step that nobody can come between.</source>
        <translation>其每个操作都是一步，谁也插不进来的值。</translation>
    </message>
    <message>
        <source>Spin lock</source>
        <translation>自旋锁</translation>
    </message>
    <message>
        <source>One thread at a time. Others ask again and again and keep their cores busy meanwhile.</source>
        <translation>一次一个线程。其他线程反复询问，期间一直占用各自的核心。</translation>
    </message>
    <message>
        <source>Ticket lock</source>
        <translation>排队自旋锁</translation>
    </message>
    <message>
        <source>A spin lock with numbers: those who ask draw a ticket and spin until it is served, in that order.</source>
        <translation>带号码的自旋锁：请求者取号自旋，按号依次获得。</translation>
    </message>
    <message>
        <source>{0} is unlocked by a coroutine that does not hold it</source>
        <translation>{0} 被并未持有它的协程解锁</translation>
    </message>
    <message>
        <source>Async mutex</source>
        <translation>异步互斥锁</translation>
    </message>
    <message>
        <source>One coroutine at a time. Others that ask wait off their thread, which goes on with the next one.</source>
        <translation>一次一个协程。其他请求者离开线程等待，线程继续运行下一个协程。</translation>
    </message>
    <message>
        <source>{0} cannot be awaited; await stands before an operation that may let a coroutine wait</source>
        <translation>{0} 不能用 await 等待；await 要写在可能让协程等待的操作之前</translation>
    </message>
    <message>
        <source>{0} needs the names of locks, such as {0}(A, B)</source>
        <translation>{0} 需要锁的名称，例如 {0}(A, B)</translation>
    </message>
    <message>
        <source>{0} is named twice</source>
        <translation>{0} 被写了两次</translation>
    </message>
    <message>
        <source>the file cannot be opened for reading: {0}</source>
        <translation>无法打开文件进行读取：{0}</translation>
    </message>
    <message>
        <source>there is no preset &quot;{0}&quot;</source>
        <translation>没有预设“{0}”</translation>
    </message>
    <message>
        <source>coroutines can become threads only from the start, not in the midst of a run</source>
        <translation>协程只能从头变成线程，不能在运行中途变</translation>
    </message>
    <message>
        <source>Gives a number from 0 to below the given one, each equally likely, by the seed of the scenario.</source>
        <translation>给出从 0 到小于给定数的一个整数，各数机会均等，由场景的种子决定。</translation>
    </message>
    <message>
        <source>a random number is drawn below a number that is at least 1</source>
        <translation>随机数的上界必须是不小于 1 的整数</translation>
    </message>
    <message>
        <source>Avoid deadlock</source>
        <translation>避免死锁</translation>
    </message>
    <message>
        <source>Whether a slot that is free is given at once (none), or only if all threads could still get what they have claimed (banker).</source>
        <translation>空闲名额是立即给出（none），还是只有所有线程仍能得到其声明的最大需求时才给（banker）。</translation>
    </message>
    <message>
        <source>more of {0} is asked for than the thread has claimed</source>
        <translation>线程请求的 {0} 超过了它声明的最大需求</translation>
    </message>
    <message>
        <source>{0} is given back by a thread that holds none of it</source>
        <translation>{0} 由并不持有它的线程归还</translation>
    </message>
    <message>
        <source>deadlocks are looked for at intervals of at least 1ns</source>
        <translation>检测死锁的间隔至少为 1ns</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; claims units of &quot;{1}&quot;, which is no semaphore</source>
        <translation>“{0}”声明要用“{1}”，但它不是信号量</translation>
    </message>
    <message>
        <source>{0} still excludes: it is used in ways that cannot be shared</source>
        <translation>{0} 仍然互斥：它的用法无法改为共享</translation>
    </message>
</context>
<context>
    <name>CpuShareChart</name>
    <message>
        <source>CPU share per core</source>
        <translation>各核心 CPU 占用</translation>
    </message>
    <message>
        <source>How much of the machine&apos;s time the cores spend on threads, one on top of the other. Full height: every core is busy.</source>
        <translation>各核心用于运行线程的时间占比，逐层叠加。堆满表示所有核心都在忙。</translation>
    </message>
    <message>
        <source>Press Play to see how busy each core is.</source>
        <translation>按“播放”查看各核心有多忙。</translation>
    </message>
    <message>
        <source>%1 %2 % busy</source>
        <translation>%1 忙碌 %2%</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the parts of a list</comment>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>Exploring</name>
    <message>
        <source>, </source>
        <comment>between the parts of a list</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>No deadlock is possible.</source>
        <translation>不可能死锁。</translation>
    </message>
    <message>
        <source>A deadlock is possible.</source>
        <translation>可能死锁。</translation>
    </message>
    <message>
        <source>Every run ends in a deadlock.</source>
        <translation>每次运行都以死锁告终。</translation>
    </message>
    <message>
        <source>Deadlock with probability %1.</source>
        <translation>死锁的概率为 %1。</translation>
    </message>
    <message>
        <source>It can get stuck.</source>
        <translation>可能卡住。</translation>
    </message>
    <message>
        <source>It can crash.</source>
        <translation>可能崩溃。</translation>
    </message>
    <message>
        <source>Data races: %1.</source>
        <translation>数据竞争：%1。</translation>
    </message>
    <message>
        <source>Livelocks: %1.</source>
        <translation>活锁：%1。</translation>
    </message>
    <message>
        <source>Cancelled: %1 states. What is listed can happen; other things may, too.</source>
        <translation>已取消：%1 个状态。列出的都可能发生；其他的也可能。</translation>
    </message>
    <message>
        <source>SPIN gave up: %1 states. What is listed can happen; other things may, too.</source>
        <translation>SPIN 放弃了：%1 个状态。列出的情况可能发生，其他情况也可能。</translation>
    </message>
    <message>
        <source>SPIN has tried every run: %1 states.</source>
        <translation>SPIN 已尝试每一种运行：%1 个状态。</translation>
    </message>
    <message>
        <source>Nobody can come to wait for ever.</source>
        <translation>不会有谁永远等待。</translation>
    </message>
    <message>
        <source>It cannot crash.</source>
        <translation>不会崩溃。</translation>
    </message>
    <message>
        <source>Bounded: %1 states. What is listed can happen; other things may, too.</source>
        <translation>到上限为止：%1 个状态。列出的都可能发生；其他的也可能。</translation>
    </message>
    <message>
        <source>Bounded by memory: %1 states. What is listed can happen; other things may, too.</source>
        <translation>到内存上限为止：%1 个状态。列出的都可能发生；其他的也可能。</translation>
    </message>
    <message>
        <source>Complete: one way to end.</source>
        <translation>完整：一种结局。</translation>
    </message>
    <message>
        <source>Complete: %1 ways to end.</source>
        <translation>完整：%1 种结局。</translation>
    </message>
    <message>
        <source>one outcome</source>
        <translation>一种结果</translation>
    </message>
    <message>
        <source>%1 outcomes</source>
        <translation>%1 种结果</translation>
    </message>
    <message>
        <source>Complete: %1; some run never ends, so that schedules cannot be counted.</source>
        <translation>完整：%1；有的运行永不结束，所以无法计数调度。</translation>
    </message>
    <message>
        <source>Complete: one schedule, %1.</source>
        <translation>完整：一种调度，%1。</translation>
    </message>
    <message>
        <source>Complete: %1 schedules, %2.</source>
        <translation>完整：%1 种调度，%2。</translation>
    </message>
    <message>
        <source>%1 × 10^%2</source>
        <translation>%1 × 10^%2</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>约 %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a fraction, percent</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>goes on</source>
        <translation>仍在继续</translation>
    </message>
    <message>
        <source>crashed</source>
        <translation>崩溃</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>deadlock</source>
        <translation>死锁</translation>
    </message>
    <message>
        <source>stuck</source>
        <translation>卡住</translation>
    </message>
    <message>
        <source>%1 after a crash</source>
        <translation>崩溃之后%1</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
    <message>
        <source>%1 writes, %2</source>
        <translation>%1 写，%2</translation>
    </message>
    <message>
        <source>%1 reads, %2</source>
        <translation>%1 读，%2</translation>
    </message>
    <message>
        <source>%1 states, %2 steps between them, %3</source>
        <translation>%1 个状态，其间 %2 步，%3</translation>
    </message>
    <message>
        <source>%1 states; working out what they mean…</source>
        <translation>%1 个状态；正在算出它们的含义…</translation>
    </message>
    <message>
        <source>%1 states so far, %2 to look at, %3</source>
        <translation>目前 %1 个状态，待查看 %2 个，%3</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结局</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Shared values</source>
        <translation>共享变量</translation>
    </message>
    <message>
        <source>Schedules</source>
        <translation>调度数</translation>
    </message>
    <message>
        <source>Chance</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>线程</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>ring of %1</source>
        <translation>%1 个线程的环</translation>
    </message>
    <message>
        <source>Deadlock, %1</source>
        <translation>死锁，%1</translation>
    </message>
    <message>
        <source>no ring; output %1</source>
        <translation>没有环；输出 %1</translation>
    </message>
    <message>
        <source>Stuck without a ring</source>
        <translation>没有环而卡住</translation>
    </message>
    <message>
        <source>Thread</source>
        <translation>线程</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Crash: %1</source>
        <translation>崩溃：%1</translation>
    </message>
    <message>
        <source>Variable</source>
        <translation>变量</translation>
    </message>
    <message>
        <source>One</source>
        <translation>一方</translation>
    </message>
    <message>
        <source>The other</source>
        <translation>另一方</translation>
    </message>
    <message>
        <source>Data race on %1: both accesses are next</source>
        <translation>对 %1 的数据竞争：两次访问都是下一步</translation>
    </message>
    <message>
        <source>Round</source>
        <translation>一轮</translation>
    </message>
    <message>
        <source>States</source>
        <translation>状态数</translation>
    </message>
    <message>
        <source>Livelock, three rounds of it</source>
        <translation>活锁，绕三轮</translation>
    </message>
    <message>
        <source>Run: %1</source>
        <translation>运行：%1</translation>
    </message>
    <message>
        <source>Run: %1, output %2</source>
        <translation>运行：%1，输出 %2</translation>
    </message>
</context>
<context>
    <name>Game</name>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Make them deadlock</source>
        <translation>让它们死锁</translation>
    </message>
    <message>
        <source>Get them stuck</source>
        <translation>让它们卡住</translation>
    </message>
    <message>
        <source>Make one crash</source>
        <translation>让一个崩溃</translation>
    </message>
    <message>
        <source>Make them print…</source>
        <translation>让它们打印……</translation>
    </message>
    <message>
        <source>Bring them inside together</source>
        <translation>让它们同时进入</translation>
    </message>
    <message>
        <source>Goal: threads wait for each other in a ring.</source>
        <translation>目标：线程成环地互相等待。</translation>
    </message>
    <message>
        <source>Goal: nobody can take a step, and not everybody has ended.</source>
        <translation>目标：谁也走不了一步，而且没有全部结束。</translation>
    </message>
    <message>
        <source>Goal: a process crashes, by an assertion that does not hold for example.</source>
        <translation>目标：让一个进程崩溃，例如断言不成立。</translation>
    </message>
    <message>
        <source>Goal: everybody ends, and exactly this is printed: %1</source>
        <translation>目标：全部结束，并且恰好打印：%1</translation>
    </message>
    <message>
        <source>No program has a critical section here.</source>
        <translation>这里没有程序有临界区。</translation>
    </message>
    <message>
        <source>Goal: %1 are inside their critical sections at once.</source>
        <translation>目标：%1 同时在各自的临界区内。</translation>
    </message>
    <message>
        <source>Done: they wait for each other, and will for ever.</source>
        <translation>完成：它们互相等待，而且永远如此。</translation>
    </message>
    <message>
        <source>Done: nobody can go on.</source>
        <translation>完成：谁也不能继续。</translation>
    </message>
    <message>
        <source>Done: a process has crashed.</source>
        <translation>完成：一个进程崩溃了。</translation>
    </message>
    <message>
        <source>Done: that is what was to be printed.</source>
        <translation>完成：打印的正是要求的内容。</translation>
    </message>
    <message>
        <source>Done: they are inside together.</source>
        <translation>完成：它们同时在里面。</translation>
    </message>
    <message>
        <source>lets its next coroutine go on</source>
        <translation>让它的下一个协程继续</translation>
    </message>
    <message>
        <source>reads %1</source>
        <translation>读 %1</translation>
    </message>
    <message>
        <source>writes %1</source>
        <translation>写 %1</translation>
    </message>
    <message>
        <source>calculates</source>
        <translation>计算</translation>
    </message>
    <message>
        <source>comes to its end</source>
        <translation>走到结尾</translation>
    </message>
    <message>
        <source>has ended</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>is not started</source>
        <translation>未启动</translation>
    </message>
    <message>
        <source>has to wait</source>
        <translation>必须等待</translation>
    </message>
    <message>
        <source>waits for %1</source>
        <translation>等待 %1</translation>
    </message>
    <message>
        <source>wakes</source>
        <translation>醒来</translation>
    </message>
    <message>
        <source>does not sleep</source>
        <translation>没有在睡眠</translation>
    </message>
    <message>
        <source>buffer empty</source>
        <translation>缓冲区为空</translation>
    </message>
    <message>
        <source>%1 = %2 arrives</source>
        <comment>a write reaches memory</comment>
        <translation>%1 = %2 写入内存</translation>
    </message>
</context>
<context>
    <name>HitRateChart</name>
    <message>
        <source>Cache hit rate</source>
        <translation>高速缓存命中率</translation>
    </message>
    <message>
        <source>%1 L%2</source>
        <translation>%1 L%2</translation>
    </message>
    <message>
        <source>thread moved: cold cache</source>
        <translation>线程迁移：缓存变冷</translation>
    </message>
    <message>
        <source>This machine has no caches.</source>
        <translation>这台机器没有高速缓存。</translation>
    </message>
    <message>
        <source>Press Play to see how well the caches serve each core.</source>
        <translation>按“播放”查看各核心的缓存命中情况。</translation>
    </message>
    <message>
        <source>No thread has used memory in this stretch.</source>
        <translation>这段时间没有访问内存。</translation>
    </message>
    <message>
        <source>%1 L%2 %3 % hits</source>
        <translation>%1 L%2 命中 %3%</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the parts of a list</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>How many of the accesses that reach a core&apos;s cache it can serve itself: solid the nearest, dashed the next. A thread that moves to another core begins with cold caches.</source>
        <translation>到达核心高速缓存的访问中，有多少能由它自己满足：实线是最近的一级，虚线是下一级。线程换到另一个核心后，面对的是冷的高速缓存。</translation>
    </message>
    <message>
        <source>L%1</source>
        <translation>L%1</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>text (programs)</source>
        <translation>代码段（程序）</translation>
    </message>
    <message>
        <source>shared variables</source>
        <translation>共享变量</translation>
    </message>
    <message>
        <source>buffer %1</source>
        <translation>缓冲区 %1</translation>
    </message>
    <message>
        <source>heap</source>
        <translation>堆</translation>
    </message>
    <message>
        <source>shared memory %1</source>
        <translation>共享内存 %1</translation>
    </message>
    <message>
        <source>stack of %1</source>
        <translation>%1 的栈</translation>
    </message>
    <message>
        <source>to be shared; nobody else has it</source>
        <translation>可共享；目前没有别的进程使用</translation>
    </message>
    <message>
        <source>shared with %1</source>
        <translation>与 %1 共享</translation>
    </message>
    <message>
        <source>%1 of %2 pages as %3 has them, until one writes</source>
        <translation>%2 页中有 %1 页与 %3 共用，直到有一方写入</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>file</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>reading end of a pipe</source>
        <translation>管道的读端</translation>
    </message>
    <message>
        <source>writing end of a pipe</source>
        <translation>管道的写端</translation>
    </message>
    <message>
        <source>first side of a socket pair</source>
        <translation>套接字对的第一端</translation>
    </message>
    <message>
        <source>second side of a socket pair</source>
        <translation>套接字对的第二端</translation>
    </message>
    <message>
        <source>message queue</source>
        <translation>消息队列</translation>
    </message>
    <message>
        <source>pipe</source>
        <translation>管道</translation>
    </message>
    <message>
        <source>socket pair</source>
        <translation>套接字对</translation>
    </message>
    <message>
        <source>shared memory</source>
        <translation>共享内存</translation>
    </message>
</context>
<context>
    <name>LabelledAxis</name>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
</context>
<context>
    <name>Machine</name>
    <message>
        <source>%1: %2 → %3</source>
        <translation>%1：%2 → %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Scheduler</source>
        <translation>调度器</translation>
    </message>
    <message>
        <source>Scheduler: %1</source>
        <translation>调度器：%1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>L%1</source>
        <translation>L%1</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Remote memory, on top</source>
        <translation>远程内存，另加</translation>
    </message>
    <message>
        <source>New cores come online with empty caches; waiting threads may take them at once.</source>
        <translation>新核心上线时高速缓存是空的；等待的线程可以马上使用它们。</translation>
    </message>
    <message>
        <source>Threads on the cores that go offline queue again and go on elsewhere, with cold caches.</source>
        <translation>离线核心上的线程重新排队，在别处继续运行，那里的高速缓存是冷的。</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>one for each core</source>
        <translation>每个核心一个</translation>
    </message>
    <message>
        <source>one for all cores</source>
        <translation>所有核心共用一个</translation>
    </message>
    <message>
        <source>its last one</source>
        <translation>上次用的核心</translation>
    </message>
    <message>
        <source>the one idle longest</source>
        <translation>空闲最久的核心</translation>
    </message>
    <message>
        <source>the lowest number</source>
        <translation>编号最小的核心</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 字节</translation>
    </message>
    <message>
        <source>%1 KiB</source>
        <translation>%1 KiB</translation>
    </message>
    <message>
        <source>%1 MiB</source>
        <translation>%1 MiB</translation>
    </message>
    <message>
        <source>%1 GiB</source>
        <translation>%1 GiB</translation>
    </message>
    <message>
        <source>any place</source>
        <translation>任意位置</translation>
    </message>
    <message>
        <source>%1 ways</source>
        <translation>%1 路</translation>
    </message>
    <message>
        <source>%1 in lines of %2 bytes, %3, %4</source>
        <translation>%1，缓存行 %2 字节，%3，%4</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>一步</translation>
    </message>
    <message>
        <source>What each smallest step of a program takes</source>
        <translation>程序每个最小步骤所用的时间</translation>
    </message>
    <message>
        <source>Coroutine switch</source>
        <translation>协程切换</translation>
    </message>
    <message>
        <source>From one coroutine of a thread to another</source>
        <translation>从线程的一个协程切换到另一个</translation>
    </message>
    <message>
        <source>Thread switch</source>
        <translation>线程切换</translation>
    </message>
    <message>
        <source>A core turns to another thread of the same process</source>
        <translation>核心转向同一进程的另一个线程</translation>
    </message>
    <message>
        <source>Process switch</source>
        <translation>进程切换</translation>
    </message>
    <message>
        <source>A core turns to a thread of another process</source>
        <translation>核心转向另一个进程的线程</translation>
    </message>
    <message>
        <source>Migration</source>
        <translation>迁移</translation>
    </message>
    <message>
        <source>A thread begins on another core than before, besides its cold caches</source>
        <translation>线程开始在另一个核心上运行的代价，冷的高速缓存另计</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>就绪队列</translation>
    </message>
    <message>
        <source>Queues: %1</source>
        <translation>就绪队列：%1</translation>
    </message>
    <message>
        <source>Idle core</source>
        <translation>空闲核心</translation>
    </message>
    <message>
        <source>Idle core: %1</source>
        <translation>空闲核心：%1</translation>
    </message>
    <message>
        <source>Cores</source>
        <translation>核心</translation>
    </message>
    <message>
        <source>Cores: %1</source>
        <translation>核心：%1</translation>
    </message>
    <message>
        <source>Other caches</source>
        <translation>更换高速缓存</translation>
    </message>
    <message>
        <source>Other costs</source>
        <translation>更换开销</translation>
    </message>
    <message>
        <source>All threads queue anew: first those that have a core, then those that wait, in their order.</source>
        <translation>所有线程重新排队：先是占有核心的，再是等待的，按原来的次序。</translation>
    </message>
    <message>
        <source>All caches begin empty.</source>
        <translation>所有高速缓存从空开始。</translation>
    </message>
    <message>
        <source>The costs hold from the next step or switch on.</source>
        <translation>开销从下一步或下一次切换起生效。</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the parts of a list</comment>
        <translation>，</translation>
    </message>
    <message>
        <source>System call</source>
        <translation>系统调用</translation>
    </message>
    <message>
        <source>What each call of the operating system takes</source>
        <translation>每次系统调用所用的时间</translation>
    </message>
    <message>
        <source>Wake-up</source>
        <translation>唤醒</translation>
    </message>
    <message>
        <source>A core turns to a thread that a lock, a sleep, a device or a call let go on</source>
        <translation>核心转向因锁、睡眠、设备或调用而得以继续的线程</translation>
    </message>
    <message>
        <source>New coroutine</source>
        <translation>创建协程</translation>
    </message>
    <message>
        <source>What a program pays for making a coroutine</source>
        <translation>程序创建一个协程所用的时间</translation>
    </message>
    <message>
        <source>New thread</source>
        <translation>创建线程</translation>
    </message>
    <message>
        <source>What a program pays for making a thread</source>
        <translation>程序创建一个线程所用的时间</translation>
    </message>
    <message>
        <source>New process</source>
        <translation>创建进程</translation>
    </message>
    <message>
        <source>What a program pays for making a process</source>
        <translation>程序创建一个进程所用的时间</translation>
    </message>
    <message>
        <source>Page at fork</source>
        <translation>fork 的每页</translation>
    </message>
    <message>
        <source>Making a process by fork, for each page that its parent has touched</source>
        <translation>用 fork 创建进程时，父进程用过的每一页所用的时间</translation>
    </message>
    <message>
        <source>End of coroutine</source>
        <translation>协程结束</translation>
    </message>
    <message>
        <source>What a coroutine pays at its end</source>
        <translation>一个协程结束所用的时间</translation>
    </message>
    <message>
        <source>End of thread</source>
        <translation>线程结束</translation>
    </message>
    <message>
        <source>What a thread pays at its end</source>
        <translation>一个线程结束所用的时间</translation>
    </message>
    <message>
        <source>End of process</source>
        <translation>进程结束</translation>
    </message>
    <message>
        <source>What a process pays at its end</source>
        <translation>一个进程结束所用的时间</translation>
    </message>
    <message>
        <source>shares its core with %1</source>
        <translation>与 %1 共用一个物理核心</translation>
    </message>
    <message>
        <source>socket %1</source>
        <translation>插槽 %1</translation>
    </message>
    <message>
        <source>node %1</source>
        <translation>节点 %1</translation>
    </message>
    <message>
        <source>speed %1 %</source>
        <translation>速度 %1%</translation>
    </message>
    <message>
        <source>LRU</source>
        <translation>LRU</translation>
    </message>
    <message>
        <source>tree PLRU</source>
        <translation>树形 PLRU</translation>
    </message>
    <message>
        <source>FIFO</source>
        <translation>FIFO</translation>
    </message>
    <message>
        <source>random</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1, not inclusive</source>
        <translation>%1，非包含</translation>
    </message>
    <message>
        <source>%1 pages of %2, %3, %4</source>
        <translation>%1 页，每页 %2，%3，%4</translation>
    </message>
    <message>
        <source>%1, tagged</source>
        <translation>%1，带标记</translation>
    </message>
    <message>
        <source>%1, flushed</source>
        <translation>%1，切换时清空</translation>
    </message>
    <message>
        <source>as memory</source>
        <translation>按内存</translation>
    </message>
    <message>
        <source>From another core</source>
        <translation>来自另一个核心</translation>
    </message>
    <message>
        <source>Prefetch</source>
        <translation>预取</translation>
    </message>
    <message>
        <source>Misses told apart</source>
        <translation>区分未命中的原因</translation>
    </message>
    <message>
        <source>TLB</source>
        <translation>TLB</translation>
    </message>
    <message>
        <source>Page copy</source>
        <translation>复制页</translation>
    </message>
    <message>
        <source>The first writing to a page that is shared since a fork</source>
        <translation>对 fork 以来共用的页的第一次写入</translation>
    </message>
    <message>
        <source>from the longest queue</source>
        <translation>从最长的队列</translation>
    </message>
    <message>
        <source>from any queue</source>
        <translation>从任意队列</translation>
    </message>
    <message>
        <source>from their own queue only</source>
        <translation>只从自己的队列</translation>
    </message>
    <message>
        <source>all cores alike</source>
        <translation>所有核心相同</translation>
    </message>
    <message>
        <source>sockets: %1</source>
        <translation>插槽：%1</translation>
    </message>
    <message>
        <source>cores in each: %1</source>
        <translation>每插槽核心：%1</translation>
    </message>
    <message>
        <source>threads a core: %1 at %2 %</source>
        <translation>每核逻辑核心：%1，速度 %2%</translation>
    </message>
    <message>
        <source>nodes: %1</source>
        <translation>节点：%1</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>speeds: %1</source>
        <translation>速度：%1</translation>
    </message>
    <message>
        <source>Topology</source>
        <translation>拓扑</translation>
    </message>
    <message>
        <source>Idle cores take</source>
        <translation>空闲核心取自</translation>
    </message>
    <message>
        <source>Balance every</source>
        <translation>均衡间隔</translation>
    </message>
    <message>
        <source>I/O holds the core</source>
        <translation>I/O 占住核心</translation>
    </message>
    <message>
        <source>A cache stays with the lowest-numbered of the cores that use it; others write back what was changed in them, and new ones begin empty.</source>
        <translation>高速缓存留给使用它的核心中编号最小的那个；其余的把改过的内容写回，新的从空开始。</translation>
    </message>
    <message>
        <source>Memory in use lies in node 0.</source>
        <translation>已使用的内存位于节点 0。</translation>
    </message>
    <message>
        <source>Memory of nodes that are gone goes to the node that next touches it.</source>
        <translation>消失节点的内存归下一个访问它的节点。</translation>
    </message>
    <message>
        <source>What waits for a device now goes on waiting as it began.</source>
        <translation>现在正等待设备的，照原来的方式等下去。</translation>
    </message>
    <message>
        <source>Idle cores take: %1</source>
        <translation>空闲核心取自：%1</translation>
    </message>
    <message>
        <source>Balance every: %1</source>
        <translation>均衡间隔：%1</translation>
    </message>
    <message>
        <source>Topology: %1</source>
        <translation>拓扑：%1</translation>
    </message>
    <message>
        <source>I/O holds the core: %1</source>
        <translation>I/O 占住核心：%1</translation>
    </message>
</context>
<context>
    <name>ProcessTopics</name>
    <message>
        <source>offset %1 of %2 words</source>
        <translation>偏移量 %1，共 %2 个字</translation>
    </message>
    <message>
        <source>%1; shared with %2</source>
        <translation>%1；与 %2 共享</translation>
    </message>
    <message>
        <source>%1; %2 descriptors lead here</source>
        <translation>%1；有 %2 个描述符指向这里</translation>
    </message>
    <message>
        <source>None but the terminal (0, 1, 2).</source>
        <translation>除终端（0、1、2）外没有。</translation>
    </message>
    <message>
        <source>directory</source>
        <translation>当前目录</translation>
    </message>
    <message>
        <source>is ignored</source>
        <translation>被忽略</translation>
    </message>
    <message>
        <source>runs %1()</source>
        <translation>运行 %1()</translation>
    </message>
    <message>
        <source>No handlers: every signal does what it does by default.</source>
        <translation>没有处理函数：每个信号都按默认方式处理。</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>未决</translation>
    </message>
    <message>
        <source>none for the process</source>
        <translation>进程没有未决信号</translation>
    </message>
    <message>
        <source>first to second</source>
        <translation>第一端到第二端</translation>
    </message>
    <message>
        <source>second to first</source>
        <translation>第二端到第一端</translation>
    </message>
    <message>
        <source>holds</source>
        <translation>存有</translation>
    </message>
    <message>
        <source>%1 of %2 words</source>
        <translation>%2 个字中的 %1 个</translation>
    </message>
    <message>
        <source>attached by %1</source>
        <translation>由 %1 连接</translation>
    </message>
    <message>
        <source>written by %1, read by %2</source>
        <translation>由 %1 写，由 %2 读</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>无人</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Open files</source>
        <translation>打开的文件</translation>
    </message>
    <message>
        <source>Signals to the process</source>
        <translation>发给进程的信号</translation>
    </message>
    <message>
        <source>Channels to other processes</source>
        <translation>通往其他进程的通道</translation>
    </message>
</context>
<context>
    <name>RunTimeChart</name>
    <message>
        <source>CPU time per thread</source>
        <translation>各线程 CPU 时间</translation>
    </message>
    <message>
        <source>The CPU time that each thread has had so far: the sum of its time slices.</source>
        <translation>每个线程至今得到的 CPU 时间，即其时间片之和。</translation>
    </message>
    <message>
        <source>Press Play to see how much CPU time each thread gets.</source>
        <translation>按“播放”查看各线程得到多少 CPU 时间。</translation>
    </message>
    <message>
        <source>others</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>#%1</source>
        <comment>a thread by its number</comment>
        <translation>#%1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a thread and its CPU time</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the parts of a list</comment>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>Signs</name>
    <message>
        <source>held by %1</source>
        <translation>%1 持有</translation>
    </message>
    <message>
        <source>free</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>count %1</source>
        <translation>计数 %1</translation>
    </message>
    <message>
        <source>%1 writes</source>
        <translation>%1 在写</translation>
    </message>
    <message>
        <source>W</source>
        <comment>somebody writes, in a picture</comment>
        <translation>写</translation>
    </message>
    <message>
        <source>read by %1</source>
        <translation>%1 在读</translation>
    </message>
    <message>
        <source>%1 read</source>
        <translation>%1 个在读</translation>
    </message>
    <message>
        <source>%1R</source>
        <comment>so many read, in a picture</comment>
        <translation>%1读</translation>
    </message>
    <message>
        <source>closed, empty</source>
        <translation>已关闭，空</translation>
    </message>
    <message>
        <source>closed, %1 left</source>
        <translation>已关闭，剩 %1</translation>
    </message>
    <message>
        <source>they have to meet</source>
        <translation>双方必须会合</translation>
    </message>
    <message>
        <source>meet</source>
        <translation>会合</translation>
    </message>
    <message>
        <source>%1 of %2 messages</source>
        <translation>%2 条中有 %1 条消息</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>full</source>
        <translation>满</translation>
    </message>
    <message>
        <source>%1 messages</source>
        <translation>%1 条消息</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>空闲 %1</translation>
    </message>
    <message>
        <source>%1 free, taken by %2</source>
        <translation>空闲 %1，被 %2 占用</translation>
    </message>
    <message>
        <source>%1 asleep</source>
        <translation>%1 个在睡</translation>
    </message>
    <message>
        <source>nobody asleep</source>
        <translation>无人在睡</translation>
    </message>
    <message>
        <source>%1 of %2 are here</source>
        <translation>%2 个中到了 %1 个</translation>
    </message>
    <message>
        <source>open</source>
        <translation>开</translation>
    </message>
    <message>
        <source>%1 to go</source>
        <translation>还差 %1</translation>
    </message>
    <message>
        <source>shut</source>
        <translation>关</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>not done yet</source>
        <translation>尚未完成</translation>
    </message>
    <message>
        <source>%1 does it</source>
        <translation>%1 在做</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>尚未</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>已送达</translation>
    </message>
    <message>
        <source>awaited</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>is %1</source>
        <translation>值为 %1</translation>
    </message>
    <message>
        <source>1 message</source>
        <translation>1 条消息</translation>
    </message>
    <message>
        <source>%1
%2: %3</source>
        <comment>what it is now; its kind: what that is</comment>
        <translation>%1
%2：%3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>It is one step: no other thread can come between, and all see it in the same order.</source>
        <translation>这是一步完成的：别的线程插不进来，大家看到的顺序也都一样。</translation>
    </message>
    <message>
        <source>It waits until the store buffer of its own thread is empty.</source>
        <translation>它要等到本线程的存储缓冲区排空。</translation>
    </message>
    <message>
        <source>Atomic: reads %1.</source>
        <translation>原子操作：读取 %1。</translation>
    </message>
    <message>
        <source>Atomic: gives %1 a new value.</source>
        <translation>原子操作：给 %1 写入新值。</translation>
    </message>
    <message>
        <source>Atomic: gives %1 a new value, and the program the old one.</source>
        <translation>原子操作：给 %1 写入新值，并把旧值交给程序。</translation>
    </message>
    <message>
        <source>Atomic: gives %1 a new value only if it has the expected one, and says whether it had.</source>
        <translation>原子操作：只有 %1 等于预期值时才写入新值，并告知是否如此。</translation>
    </message>
    <message>
        <source>Atomic: adds to %1, and gives the program what was there before.</source>
        <translation>原子操作：给 %1 加上一个数，并把原来的值交给程序。</translation>
    </message>
</context>
<context>
    <name>Standing</name>
    <message>
        <source>ready, next on %1</source>
        <translation>就绪，%1 的下一个</translation>
    </message>
    <message>
        <source>ready, one of %1 for %2</source>
        <translation>就绪，%1 个在等 %2</translation>
    </message>
    <message>
        <source>ready, next in line</source>
        <translation>就绪，下一个</translation>
    </message>
    <message>
        <source>ready, one of %1 in line</source>
        <translation>就绪，%1 个在排队</translation>
    </message>
    <message>
        <source>deadlocked (cycle %1)</source>
        <translation>死锁（环长 %1）</translation>
    </message>
    <message>
        <source>blocked: every coroutine waits</source>
        <translation>阻塞：所有协程都在等待</translation>
    </message>
    <message>
        <source>waits for the end of %1</source>
        <translation>等待 %1 结束</translation>
    </message>
    <message>
        <source>not started</source>
        <translation>尚未启动</translation>
    </message>
    <message>
        <source>waits for %1, a device</source>
        <translation>等待设备 %1</translation>
    </message>
    <message>
        <source>stuck on %1 (no cycle)</source>
        <translation>卡在 %1 上（无环）</translation>
    </message>
    <message>
        <source>starved (ready for %1)</source>
        <translation>饥饿（已就绪 %1）</translation>
    </message>
    <message>
        <source>starved on %1 (waiting %2)</source>
        <translation>在 %1 上饥饿（已等待 %2）</translation>
    </message>
    <message>
        <source>blocked on %1 (priority inversion)</source>
        <translation>阻塞在 %1（优先级反转）</translation>
    </message>
    <message>
        <source>%1 is stuck on %2: nobody is left who could let it go on, yet there is no cycle.</source>
        <translation>%1 卡在 %2 上：已没有谁能让它继续，但并不存在循环。</translation>
    </message>
    <message>
        <source>Priority inversion: %1 waits for %2, which %3 holds, and %4 keeps %3 from its core.</source>
        <translation>优先级反转：%1 等待 %2，它由 %3 持有，而 %4 占着核心让 %3 无法运行。</translation>
    </message>
    <message>
        <source>%1 starves: it has waited for %2 since %3, and %4 has taken it again and again.</source>
        <translation>%1 饥饿：它自 %3 起一直等待 %2，而 %4 一再先得到它。</translation>
    </message>
    <message>
        <source>%1 starves: it is ready since %2, but %3 is let before it again and again.</source>
        <translation>%1 饥饿：它自 %2 起就绪，但 %3 一再排到它前面。</translation>
    </message>
    <message>
        <source>blocked on %1</source>
        <translation>阻塞于 %1</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>killed</source>
        <translation>被终止</translation>
    </message>
    <message>
        <source>towed away</source>
        <translation>被拖走</translation>
    </message>
    <message>
        <source>crashed</source>
        <translation>已崩溃</translation>
    </message>
    <message>
        <source>ended with its process</source>
        <translation>随进程结束</translation>
    </message>
    <message>
        <source>%1 has finished.</source>
        <translation>%1 已完成。</translation>
    </message>
    <message>
        <source>%1 was killed; what it held stays held.</source>
        <translation>%1 被终止；它持有的锁不会释放。</translation>
    </message>
    <message>
        <source>%1 was towed away and gave back what it held.</source>
        <translation>%1 被拖走，并交还了它持有的锁。</translation>
    </message>
    <message>
        <source>%1 crashed and took its whole process with it.</source>
        <translation>%1 崩溃，整个进程随之结束。</translation>
    </message>
    <message>
        <source>%1 ended because its process did.</source>
        <translation>%1 随其进程结束。</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Deadlock: %1. Each waits for what the next one holds.</source>
        <translation>死锁：%1。每个都在等下一个持有的锁。</translation>
    </message>
    <message>
        <source>%1 cannot go on: each of its coroutines waits.</source>
        <translation>%1 无法继续：它的所有协程都在等待。</translation>
    </message>
    <message>
        <source>%1 waits until %2 has ended.</source>
        <translation>%1 等待 %2 结束。</translation>
    </message>
    <message>
        <source>%1 waits for a signal.</source>
        <translation>%1 等待信号。</translation>
    </message>
    <message>
        <source>%1 waits for room in %2.</source>
        <translation>%1 等待 %2 有空位。</translation>
    </message>
    <message>
        <source>%1 waits for something to read from %2.</source>
        <translation>%1 等待从 %2 读到数据。</translation>
    </message>
    <message>
        <source>%1 waits for %2.</source>
        <comment>for what others have to do there, such as sending</comment>
        <translation>%1 正在等待 %2。</translation>
    </message>
    <message>
        <source>%1 waits for %2, which nobody holds.</source>
        <translation>%1 在等 %2，但无人持有它。</translation>
    </message>
    <message>
        <source>%1 waits for %2, which %3 holds.</source>
        <translation>%1 在等 %2，它被 %3 持有。</translation>
    </message>
    <message>
        <source>%1 is ready to run and waits for %2.</source>
        <translation>%1 已就绪，正在等%2。</translation>
    </message>
    <message>
        <source>%1 is ready to run and waits for a core.</source>
        <translation>%1 已就绪，正在等核心。</translation>
    </message>
    <message>
        <source>assertion failed</source>
        <translation>断言失败</translation>
    </message>
    <message>
        <source>assertion failed: %1</source>
        <translation>断言失败：%1</translation>
    </message>
    <message>
        <source>division by zero</source>
        <translation>除以零</translation>
    </message>
    <message>
        <source>a value of the wrong type</source>
        <translation>值的类型不对</translation>
    </message>
    <message>
        <source>stack overflow</source>
        <translation>栈溢出</translation>
    </message>
    <message>
        <source>an endless loop that takes no time</source>
        <translation>不耗时间的死循环</translation>
    </message>
    <message>
        <source>ended by the signal %1</source>
        <translation>被信号 %1 终止</translation>
    </message>
    <message>
        <source>misuse of %1</source>
        <translation>误用 %1</translation>
    </message>
    <message>
        <source>misuse of a lock</source>
        <translation>误用锁</translation>
    </message>
    <message>
        <source>segmentation fault</source>
        <comment>caused by the user&apos;s command</comment>
        <translation>段错误</translation>
    </message>
    <message>
        <source>arrives at %1</source>
        <translation>%1 到达</translation>
    </message>
    <message>
        <source>switching in on %1</source>
        <translation>正切换到 %1</translation>
    </message>
    <message>
        <source>running</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>asleep</source>
        <translation>睡眠</translation>
    </message>
    <message>
        <source>%1 arrives at %2.</source>
        <translation>%1 将在 %2 到达。</translation>
    </message>
    <message>
        <source>%1 is turning to %2.</source>
        <comment>a core, a thread</comment>
        <translation>%1 正切换到 %2。</translation>
    </message>
    <message>
        <source>%1 runs on %2.</source>
        <translation>%1 正在%2 上运行。</translation>
    </message>
    <message>
        <source>%1 sleeps.</source>
        <translation>%1 正在休眠。</translation>
    </message>
    <message>
        <source>%1 waits until the device %2 has served it.</source>
        <translation>%1 等待设备 %2 为它服务完毕。</translation>
    </message>
    <message>
        <source>Nobody has started %1 yet.</source>
        <translation>%1 还没有被启动。</translation>
    </message>
    <message>
        <source>Road closed: all its threads have ended</source>
        <translation>道路封闭：所有线程已结束</translation>
    </message>
    <message>
        <source>Road closed: killed</source>
        <translation>道路封闭：被终止</translation>
    </message>
    <message>
        <source>Road closed: towed away</source>
        <translation>道路封闭：被拖走</translation>
    </message>
    <message>
        <source>Road closed: %1</source>
        <translation>道路封闭：%1</translation>
    </message>
    <message>
        <source>%1 crashed and took its whole process with it: %2.</source>
        <translation>%1 崩溃，并带走了它的整个进程：%2。</translation>
    </message>
    <message>
        <source>livelocked (%1 rounds in vain)</source>
        <translation>活锁（白试 %1 轮）</translation>
    </message>
    <message>
        <source>Livelock: %1 tried %2 times in a row in vain, gave back and tried again; busy, yet going nowhere.</source>
        <translation>活锁：%1 连续 %2 次尝试未成，放回再试；一直在忙，却毫无进展。</translation>
    </message>
    <message>
        <source>%1 waits for %2: some is free, but granting it would be unsafe.</source>
        <translation>%1 在等待 %2：虽有空闲，但给出后会进入不安全状态。</translation>
    </message>
</context>
<context>
    <name>Tables</name>
    <message>
        <source>Process</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>Thread</source>
        <translation>线程</translation>
    </message>
    <message>
        <source>Core</source>
        <translation>核心</translation>
    </message>
    <message>
        <source>Scheduler</source>
        <translation>调度器</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Ended by</source>
        <translation>结束方式</translation>
    </message>
    <message>
        <source>How the run came to its end</source>
        <translation>运行如何结束</translation>
    </message>
    <message>
        <source>Arrival</source>
        <translation>到达</translation>
    </message>
    <message>
        <source>When it came into being</source>
        <translation>何时产生</translation>
    </message>
    <message>
        <source>First run</source>
        <translation>首次运行</translation>
    </message>
    <message>
        <source>When it first ran</source>
        <translation>何时首次运行</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>响应时间</translation>
    </message>
    <message>
        <source>From the arrival until it first ran</source>
        <translation>从到达到首次运行</translation>
    </message>
    <message>
        <source>Turnaround</source>
        <translation>周转时间</translation>
    </message>
    <message>
        <source>From the arrival to the end</source>
        <translation>从到达到结束</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>CPU time, waiting for caches included</source>
        <translation>CPU 时间，含等待高速缓存</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Time spent waiting for a core</source>
        <translation>等待核心的时间</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>阻塞</translation>
    </message>
    <message>
        <source>Time spent waiting for others</source>
        <translation>等待其他线程的时间</translation>
    </message>
    <message>
        <source>Asleep</source>
        <translation>睡眠</translation>
    </message>
    <message>
        <source>Switches</source>
        <translation>切换</translation>
    </message>
    <message>
        <source>Times it was given a core that ran another thread before</source>
        <translation>得到先前运行别的线程的核心的次数</translation>
    </message>
    <message>
        <source>Migrations</source>
        <translation>迁移</translation>
    </message>
    <message>
        <source>Times it went on on another core</source>
        <translation>转到另一个核心继续运行的次数</translation>
    </message>
    <message>
        <source>Restarts</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>作业</translation>
    </message>
    <message>
        <source>Jobs of periodic threads that are done</source>
        <translation>周期线程已完成的作业</translation>
    </message>
    <message>
        <source>Missed deadlines</source>
        <translation>错过的截止期限</translation>
    </message>
    <message>
        <source>Jobs that were not done when their deadline passed</source>
        <translation>截止期限已过而未完成的作业</translation>
    </message>
    <message>
        <source>Remote accesses</source>
        <translation>远程访问</translation>
    </message>
    <message>
        <source>Accesses to memory of another NUMA node</source>
        <translation>访问另一个 NUMA 节点内存的次数</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>服务比</translation>
    </message>
    <message>
        <source>Of the time it wanted a core, the part that it ran</source>
        <translation>在需要核心的时间里，真正运行的部分</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>From each wake-up until it ran</source>
        <translation>从每次唤醒到运行</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>每次等待</translation>
    </message>
    <message>
        <source>Each stretch in a ready queue</source>
        <translation>每一段在就绪队列中的时间</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待时间</translation>
    </message>
    <message>
        <source>In ready queues in all, by thread</source>
        <translation>每个线程在就绪队列中的总时间</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>线程数</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Threads that came to the end of their program</source>
        <translation>运行到程序末尾的线程</translation>
    </message>
    <message>
        <source>Fairness</source>
        <translation>公平性</translation>
    </message>
    <message>
        <source>Jain&apos;s index: 1 if all threads were served alike</source>
        <translation>Jain 指数：所有线程得到同样服务时为 1</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>忙</translation>
    </message>
    <message>
        <source>Time spent on the work of threads</source>
        <translation>用于线程工作的时间</translation>
    </message>
    <message>
        <source>Switching</source>
        <translation>切换用时</translation>
    </message>
    <message>
        <source>Time spent turning to other threads</source>
        <translation>转向其他线程所用的时间</translation>
    </message>
    <message>
        <source>Stall</source>
        <translation>停顿</translation>
    </message>
    <message>
        <source>Of the busy time, what was spent waiting for caches and memory</source>
        <translation>忙的时间里等待高速缓存和内存的部分</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>Utilisation</source>
        <translation>利用率</translation>
    </message>
    <message>
        <source>Busy, of all time</source>
        <translation>忙的时间占全部时间</translation>
    </message>
    <message>
        <source>Overhead</source>
        <translation>开销</translation>
    </message>
    <message>
        <source>Switching, of the time not idle</source>
        <translation>切换占非空闲时间</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>How long the run took</source>
        <translation>运行用了多久</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>吞吐量</translation>
    </message>
    <message>
        <source>Threads finished in a second</source>
        <translation>每秒完成的线程数</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>%1, mean</source>
        <translation>%1（平均）</translation>
    </message>
    <message>
        <source>%1, p50</source>
        <translation>%1（p50）</translation>
    </message>
    <message>
        <source>%1, p90</source>
        <translation>%1（p90）</translation>
    </message>
    <message>
        <source>%1, p99</source>
        <translation>%1（p99）</translation>
    </message>
    <message>
        <source>%1, most</source>
        <translation>%1（最大）</translation>
    </message>
    <message>
        <source>%1, count</source>
        <translation>%1（次数）</translation>
    </message>
    <message>
        <source>%1 hit rate</source>
        <translation>%1 命中率</translation>
    </message>
    <message>
        <source>%1 hits</source>
        <translation>%1 命中</translation>
    </message>
    <message>
        <source>%1 misses</source>
        <translation>%1 未命中</translation>
    </message>
    <message>
        <source>%1 invalidations</source>
        <translation>%1 作废</translation>
    </message>
    <message>
        <source>not there yet</source>
        <translation>尚未到达</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>running</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>阻塞</translation>
    </message>
    <message>
        <source>asleep</source>
        <translation>睡眠</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>ended by command</source>
        <translation>被命令结束</translation>
    </message>
    <message>
        <source>towed</source>
        <translation>被拖走</translation>
    </message>
    <message>
        <source>faulted</source>
        <translation>出错</translation>
    </message>
    <message>
        <source>gone with its process</source>
        <translation>随进程消失</translation>
    </message>
    <message>
        <source>time over</source>
        <translation>时间到</translation>
    </message>
    <message>
        <source>deadlock</source>
        <translation>死锁</translation>
    </message>
    <message>
        <source>stuck</source>
        <translation>卡住</translation>
    </message>
    <message>
        <source>too long</source>
        <translation>太长</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/秒</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Of the CPU time, what was in vain because it was the victim of a deadlock</source>
        <translation>CPU 时间中因作为死锁牺牲者而白费的部分</translation>
    </message>
</context>
<context>
    <name>ThreadTopics</name>
    <message>
        <source>program counter</source>
        <translation>程序计数器</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
    <message>
        <source>before the first line</source>
        <translation>第一行之前</translation>
    </message>
    <message>
        <source>stack pointer</source>
        <translation>栈指针</translation>
    </message>
    <message>
        <source>last error</source>
        <translation>最近的错误</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>tickets</source>
        <translation>彩票数</translation>
    </message>
    <message>
        <source>slice</source>
        <translation>时间片</translation>
    </message>
    <message>
        <source>burst</source>
        <translation>CPU 区间</translation>
    </message>
    <message>
        <source>period</source>
        <translation>周期</translation>
    </message>
    <message>
        <source>deadline</source>
        <translation>截止期限</translation>
    </message>
    <message>
        <source>runtime</source>
        <translation>运行配额</translation>
    </message>
    <message>
        <source>jobs</source>
        <translation>作业</translation>
    </message>
    <message>
        <source>%1 released, %2 done, %3 too late</source>
        <translation>已释放 %1，已完成 %2，超期 %3</translation>
    </message>
    <message>
        <source>may run on</source>
        <translation>可运行于</translation>
    </message>
    <message>
        <source>runs on %1</source>
        <translation>运行于 %1</translation>
    </message>
    <message>
        <source>last core</source>
        <translation>上一个核心</translation>
    </message>
    <message>
        <source>class</source>
        <translation>调度类</translation>
    </message>
    <message>
        <source>nice</source>
        <translation>nice 值</translation>
    </message>
    <message>
        <source>priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>%1, raised from %2</source>
        <translation>%1，由 %2 提升</translation>
    </message>
    <message>
        <source>CPU time</source>
        <translation>CPU 时间</translation>
    </message>
    <message>
        <source>waited</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>%1 ready, %2 blocked, %3 asleep</source>
        <translation>就绪 %1，阻塞 %2，睡眠 %3</translation>
    </message>
    <message>
        <source>switched to</source>
        <translation>被切换到</translation>
    </message>
    <message>
        <source>%1 times, %2 times to another core</source>
        <translation>%1 次，其中 %2 次换到另一个核心</translation>
    </message>
    <message>
        <source>mask</source>
        <translation>屏蔽字</translation>
    </message>
    <message>
        <source>blocks none</source>
        <translation>不屏蔽任何信号</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>未决</translation>
    </message>
    <message>
        <source>in handler</source>
        <translation>处理函数中</translation>
    </message>
    <message>
        <source>ready, on the ramp</source>
        <translation>就绪，在匝道上</translation>
    </message>
    <message>
        <source>waits on the ramp</source>
        <translation>在匝道上等待</translation>
    </message>
    <message>
        <source>at the head</source>
        <translation>在车道最前</translation>
    </message>
    <message>
        <source>has ended</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>not started</source>
        <translation>未启动</translation>
    </message>
    <message>
        <source>resumed %1 times</source>
        <translation>恢复了 %1 次</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>以及另外 %1 个</translation>
    </message>
    <message>
        <source>What it does now</source>
        <translation>它现在做什么</translation>
    </message>
    <message>
        <source>Registers</source>
        <translation>寄存器</translation>
    </message>
    <message>
        <source>Scheduling</source>
        <translation>调度</translation>
    </message>
    <message>
        <source>Signals to the thread</source>
        <translation>发给线程的信号</translation>
    </message>
    <message>
        <source>Coroutines</source>
        <translation>协程</translation>
    </message>
    <message>
        <source>line %1 of %2(): %3</source>
        <translation>%2() 的第 %1 行：%3</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>%1 of %2, the oldest first</source>
        <translation>%1 / %2，最早的在前</translation>
    </message>
    <message>
        <source>Store buffer</source>
        <translation>存储缓冲区</translation>
    </message>
</context>
<context>
    <name>TimeSplitChart</name>
    <message>
        <source>Time by kind</source>
        <translation>时间的去向</translation>
    </message>
    <message>
        <source>What each core spent its time on so far: work, stall (waiting for caches), switches to coroutines, threads and processes, and the rest of the system&apos;s work. What is left is idle.</source>
        <translation>每个核心至今把时间花在什么上：工作、停顿（等待高速缓存）、切换到协程、线程和进程，以及系统的其他工作。余下的是空闲。</translation>
    </message>
    <message>
        <source>Press Play to see what the cores do with their time.</source>
        <translation>按下播放，看看各核心把时间花在哪里。</translation>
    </message>
    <message>
        <source>work</source>
        <translation>工作</translation>
    </message>
    <message>
        <source>stall</source>
        <translation>停顿</translation>
    </message>
    <message>
        <source>coroutines</source>
        <comment>time of switches to them</comment>
        <translation>协程</translation>
    </message>
    <message>
        <source>threads</source>
        <comment>time of switches to them</comment>
        <translation>线程</translation>
    </message>
    <message>
        <source>processes</source>
        <comment>time of switches to them</comment>
        <translation>进程</translation>
    </message>
    <message>
        <source>other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>%1 %2 %</source>
        <translation>%1 %2%</translation>
    </message>
    <message>
        <source>idle %1 %</source>
        <translation>空闲 %1%</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the parts of a list</comment>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>WaysOut</name>
    <message>
        <source>Mutual exclusion</source>
        <translation>互斥</translation>
    </message>
    <message>
        <source>Hold and wait</source>
        <translation>请求和保持</translation>
    </message>
    <message>
        <source>No preemption</source>
        <translation>不可抢占</translation>
    </message>
    <message>
        <source>Circular wait</source>
        <translation>循环等待</translation>
    </message>
    <message>
        <source>Off: any number of threads may hold a lock at once, and it protects nothing.</source>
        <translation>关：任意多个线程可同时持有一把锁，它什么也保护不了。</translation>
    </message>
    <message>
        <source>Off: the programs take all the locks that they need at once.</source>
        <translation>关：程序一次取得所需的全部锁。</translation>
    </message>
    <message>
        <source>Off: who finds the next lock taken gives back what it holds and tries again.</source>
        <translation>关：发现下一把锁被占用时，放回已持有的锁再重试。</translation>
    </message>
    <message>
        <source>Off: all take locks in the order in which the scenario declares them.</source>
        <translation>关：都按场景声明锁的顺序取锁。</translation>
    </message>
    <message>
        <source>No mutual exclusion: locks are shared</source>
        <translation>不互斥：锁可共享</translation>
    </message>
    <message>
        <source>No hold and wait: all locks at once</source>
        <translation>不请求和保持：一次取齐所有锁</translation>
    </message>
    <message>
        <source>Preemption: give back and retry</source>
        <translation>可抢占：放回并重试</translation>
    </message>
    <message>
        <source>No circular wait: one order for all</source>
        <translation>不循环等待：统一顺序</translation>
    </message>
    <message>
        <source>least work</source>
        <translation>干得最少的</translation>
    </message>
    <message>
        <source>fewest locks</source>
        <translation>锁最少的</translation>
    </message>
    <message>
        <source>lowest priority</source>
        <translation>优先级最低的</translation>
    </message>
    <message>
        <source>youngest</source>
        <translation>最年轻的</translation>
    </message>
    <message>
        <source>end it</source>
        <translation>结束它</translation>
    </message>
    <message>
        <source>let it begin again</source>
        <translation>让它重新开始</translation>
    </message>
    <message>
        <source>roll it back</source>
        <translation>让它回滚</translation>
    </message>
    <message>
        <source>Recovery, victim: %1</source>
        <translation>解除，牺牲：%1</translation>
    </message>
    <message>
        <source>As it is now</source>
        <translation>照现在这样</translation>
    </message>
    <message>
        <source>Ostrich: do nothing</source>
        <translation>鸵鸟：什么也不做</translation>
    </message>
    <message>
        <source>the end of %1</source>
        <translation>%1 结束</translation>
    </message>
    <message>
        <source>%1 holds %2 and waits for %3</source>
        <translation>%1 持有 %2，等待 %3</translation>
    </message>
    <message>
        <source>%1 waits for %2</source>
        <translation>%1 等待 %2</translation>
    </message>
    <message>
        <source>Gridlock here: %1.</source>
        <translation>此刻死锁：%1。</translation>
    </message>
    <message>
        <source>; </source>
        <comment>between parts of a sentence</comment>
        <translation>；</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>%1 ns</source>
        <translation>%1 ns</translation>
    </message>
    <message>
        <source>%1 µs</source>
        <translation>%1 µs</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>Core %1</source>
        <translation>核心 %1</translation>
    </message>
    <message>
        <source>C%1</source>
        <translation>C%1</translation>
    </message>
    <message>
        <source>There is no such thread.</source>
        <translation>没有这个线程。</translation>
    </message>
    <message>
        <source>There is no such process.</source>
        <translation>没有这个进程。</translation>
    </message>
    <message>
        <source>There is no such core.</source>
        <translation>没有这个核心。</translation>
    </message>
    <message>
        <source>The thread has ended.</source>
        <translation>该线程已结束。</translation>
    </message>
    <message>
        <source>The process has ended.</source>
        <translation>该进程已结束。</translation>
    </message>
    <message>
        <source>The thread is pinned to other cores.</source>
        <translation>该线程绑定在其他核心上。</translation>
    </message>
    <message>
        <source>The thread needs at least one core.</source>
        <translation>该线程至少需要一个核心。</translation>
    </message>
    <message>
        <source>The thread is there already.</source>
        <translation>该线程已经在那里了。</translation>
    </message>
    <message>
        <source>The thread does not wait for a core.</source>
        <translation>该线程没有在等待核心。</translation>
    </message>
    <message>
        <source>The policy leaves no choice; only &quot;by hand&quot; does.</source>
        <translation>当前策略不由人选择，只有“手动”策略可以。</translation>
    </message>
    <message>
        <source>Every thread has ended.</source>
        <translation>所有线程都已结束。</translation>
    </message>
    <message>
        <source>Deadlock: threads wait for each other in a ring, and nothing else can run.</source>
        <translation>死锁：线程循环等待，没有别的可以运行。</translation>
    </message>
    <message>
        <source>Stuck: every thread left waits, though not in a ring.</source>
        <translation>卡住：剩下的线程都在等待，但没有成环。</translation>
    </message>
    <message>
        <source>The time set for the run is over.</source>
        <translation>设定的运行时间已到。</translation>
    </message>
    <message>
        <source>The run was stopped because it grew too long.</source>
        <translation>运行过长，已停止。</translation>
    </message>
    <message>
        <source>There is no such scheduler.</source>
        <translation>没有这个调度器。</translation>
    </message>
    <message>
        <source>There can be no such caches.</source>
        <translation>不可能有这样的高速缓存。</translation>
    </message>
    <message>
        <source>The machine is like that already.</source>
        <translation>机器已经是这样了。</translation>
    </message>
    <message>
        <source>The run waits for you to choose which thread runs next.</source>
        <translation>运行在等待你选择下一个线程。</translation>
    </message>
    <message>
        <source>The store buffer of %1 is empty: all that it wrote has reached memory.</source>
        <translation>%1 的存储缓冲区是空的：它写的都已到达内存。</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the parts of a list</comment>
        <translation>，</translation>
    </message>
    <message>
        <source>In the store buffer of %1, on the way to memory in this order: %2.
It sees them itself; the others still see %3.</source>
        <translation>%1 的存储缓冲区中，按此顺序等待写入内存：%2。
它自己已能看到；其他线程看到的仍是 %3。</translation>
    </message>
    <message>
        <source>There can be no such topology.</source>
        <translation>不可能有这样的拓扑。</translation>
    </message>
    <message>
        <source>The topology has fewer cores.</source>
        <translation>拓扑中没有这么多核心。</translation>
    </message>
</context>
<context>
    <name>threadway::ui::AccessEditor</name>
    <message>
        <source>From another core</source>
        <translation>来自另一个核心</translation>
    </message>
    <message>
        <source>A line that only another core&apos;s caches have comes from there, in this time; else it costs as memory</source>
        <translation>只有另一个核心的高速缓存才有的缓存行，用这段时间从那里取得；否则按内存计</translation>
    </message>
    <message>
        <source>Time from another core&apos;s cache</source>
        <translation>从另一个核心的高速缓存取得的时间</translation>
    </message>
    <message>
        <source>Prefetch the next line</source>
        <translation>预取下一行</translation>
    </message>
    <message>
        <source>A miss of the nearest cache brings the following line of the page along, for nothing</source>
        <translation>最近一级未命中时，顺带取来同一页的下一行，不另计时间</translation>
    </message>
    <message>
        <source>Tell misses apart</source>
        <translation>区分未命中的原因</translation>
    </message>
    <message>
        <source>Count misses by cause: cold, capacity, conflict, coherence, migration. Slows the simulation down</source>
        <translation>按原因统计未命中：冷、容量、冲突、一致性、迁移。会使模拟变慢</translation>
    </message>
    <message>
        <source>Translation buffer (TLB)</source>
        <translation>地址转换缓冲（TLB）</translation>
    </message>
    <message>
        <source>Each core knows some pages; others cost a miss on top</source>
        <translation>每个核心认得一些页；其他页要另付一次未命中</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>表项</translation>
    </message>
    <message>
        <source>How many pages a core knows</source>
        <translation>一个核心认得多少页</translation>
    </message>
    <message>
        <source>Ways</source>
        <translation>路</translation>
    </message>
    <message>
        <source>In how many places of the buffer a page may stand</source>
        <translation>一页可以放在缓冲的多少个位置</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页</translation>
    </message>
    <message>
        <source>The size of a page, a power of two</source>
        <translation>页的大小，2 的幂</translation>
    </message>
    <message>
        <source>Miss</source>
        <translation>未命中</translation>
    </message>
    <message>
        <source>The time of a walk through the page table</source>
        <translation>查一遍页表的时间</translation>
    </message>
    <message>
        <source>Tagged by address space</source>
        <translation>按地址空间标记</translation>
    </message>
    <message>
        <source>Entries say whose they are; else a core forgets them all when it turns to another process</source>
        <translation>表项注明属于谁；否则核心转向另一个进程时全部忘掉</translation>
    </message>
    <message>
        <source>full</source>
        <comment>any page may stand anywhere</comment>
        <translation>全相联</translation>
    </message>
</context>
<context>
    <name>threadway::ui::ActionTable</name>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Open a scenario file</source>
        <translation>打开场景文件</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save the scenario with everything that was done to it</source>
        <translation>保存场景以及对它做过的一切操作</translation>
    </message>
    <message>
        <source>Save As…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Save under another name</source>
        <translation>以其他名称保存</translation>
    </message>
    <message>
        <source>Export Image…</source>
        <translation>导出图像…</translation>
    </message>
    <message>
        <source>Save a picture of the window</source>
        <translation>把窗口保存为图片</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>关闭窗口</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Take the last act back: the future is simulated anew</source>
        <translation>撤回上一步操作：之后的过程重新模拟</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Do again what was undone</source>
        <translation>恢复被撤销的操作</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Let simulated time run</source>
        <translation>让模拟时间前进</translation>
    </message>
    <message>
        <source>Step Forward</source>
        <translation>单步前进</translation>
    </message>
    <message>
        <source>To the next instant at which something happens</source>
        <translation>跳到下一个事件发生的时刻</translation>
    </message>
    <message>
        <source>Step Back</source>
        <translation>单步后退</translation>
    </message>
    <message>
        <source>To the instant before at which something happened</source>
        <translation>跳到上一个事件发生的时刻</translation>
    </message>
    <message>
        <source>To the Start</source>
        <translation>回到起点</translation>
    </message>
    <message>
        <source>Rewind to the beginning</source>
        <translation>倒回开头</translation>
    </message>
    <message>
        <source>To the End</source>
        <translation>跳到末尾</translation>
    </message>
    <message>
        <source>To the end of what is recorded</source>
        <translation>跳到已记录部分的末尾</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>加快</translation>
    </message>
    <message>
        <source>Play faster</source>
        <translation>加快播放</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>放慢</translation>
    </message>
    <message>
        <source>Play slower</source>
        <translation>放慢播放</translation>
    </message>
    <message>
        <source>Trigger Deadlock</source>
        <translation>触发死锁</translation>
    </message>
    <message>
        <source>Find a schedule in which threads wait for each other for ever, and drive it</source>
        <translation>找出让线程永远互相等待的调度，并照此运行</translation>
    </message>
    <message>
        <source>Tow a Car</source>
        <translation>拖走一辆车</translation>
    </message>
    <message>
        <source>End one thread of the deadlock and give back what it holds; the others go on</source>
        <translation>结束死锁中的一个线程并交还它持有的锁；其余继续运行</translation>
    </message>
    <message>
        <source>Rewind to the Cause</source>
        <translation>倒回起因</translation>
    </message>
    <message>
        <source>Go back to the last instant at which the deadlock could be avoided, and drive around it</source>
        <translation>回到还能避开死锁的最后时刻，并绕开它</translation>
    </message>
    <message>
        <source>Take Locks in One Order</source>
        <translation>统一加锁顺序</translation>
    </message>
    <message>
        <source>Rewrite the programs so that all take locks in the same order: no ring can close</source>
        <translation>改写程序，使所有线程按同一顺序加锁：环无法闭合</translation>
    </message>
    <message>
        <source>Zoom In</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Larger roads</source>
        <translation>道路放大</translation>
    </message>
    <message>
        <source>Zoom Out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Smaller roads</source>
        <translation>道路缩小</translation>
    </message>
    <message>
        <source>Fit Roads to Window</source>
        <translation>道路适应窗口</translation>
    </message>
    <message>
        <source>Show the roads as wide as the window</source>
        <translation>让道路与窗口同宽</translation>
    </message>
    <message>
        <source>Fit Timeline</source>
        <translation>时间线适应窗口</translation>
    </message>
    <message>
        <source>Show the whole run in the timeline</source>
        <translation>在时间线中显示整个运行过程</translation>
    </message>
    <message>
        <source>About Threadway</source>
        <translation>关于 Threadway</translation>
    </message>
    <message>
        <source>What this program is</source>
        <translation>介绍本程序</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Stop simulated time</source>
        <translation>暂停模拟时间</translation>
    </message>
</context>
<context>
    <name>threadway::ui::AddressMapCard</name>
    <message>
        <source>Its stacks, in the address space of its process</source>
        <translation>它的栈，位于所属进程的地址空间中</translation>
    </message>
    <message>
        <source>Address space</source>
        <translation>地址空间</translation>
    </message>
    <message>
        <source>%1 in use, pointer at %2</source>
        <translation>已用 %1，栈指针 %2</translation>
    </message>
    <message>
        <source>%1 allocated, blocks: %2</source>
        <translation>已分配 %1，块数：%2</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <translation>%1，起始于 %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the parts of a list</comment>
        <translation>，</translation>
    </message>
    <message>
        <source>and %1 more regions</source>
        <translation>以及另外 %1 个区域</translation>
    </message>
</context>
<context>
    <name>threadway::ui::CachesEditor</name>
    <message>
        <source>Size</source>
        <translation>容量</translation>
    </message>
    <message>
        <source>Ways</source>
        <translation>路数</translation>
    </message>
    <message>
        <source>Hit</source>
        <translation>命中用时</translation>
    </message>
    <message>
        <source>full</source>
        <comment>any line may stand anywhere</comment>
        <translation>全相联</translation>
    </message>
    <message>
        <source>L%1</source>
        <translation>L%1</translation>
    </message>
    <message>
        <source>L3: one cache for the cores of a socket</source>
        <translation>L3：每个插槽的核心共用一个高速缓存</translation>
    </message>
    <message>
        <source>%1: a cache of each physical core</source>
        <translation>%1：每个物理核心一个高速缓存</translation>
    </message>
    <message>
        <source>Size of %1</source>
        <translation>%1 的容量</translation>
    </message>
    <message>
        <source>How much %1 holds</source>
        <translation>%1 能放多少</translation>
    </message>
    <message>
        <source>Ways of %1</source>
        <translation>%1 的路数</translation>
    </message>
    <message>
        <source>In how many places of %1 a line may stand</source>
        <translation>一个缓存行可以放在 %1 的几个位置</translation>
    </message>
    <message>
        <source>Hit in %1</source>
        <translation>%1 的命中用时</translation>
    </message>
    <message>
        <source>Time of an access that %1 serves</source>
        <translation>由 %1 提供的一次访问的时间</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>缓存行</translation>
    </message>
    <message>
        <source>How much is fetched at a time; the same in all levels</source>
        <translation>一次取多少；各级相同</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Time of an access that no cache serves</source>
        <translation>没有高速缓存提供的一次访问的时间</translation>
    </message>
    <message>
        <source>Remote, on top</source>
        <translation>远程，另加</translation>
    </message>
    <message>
        <source>What such an access costs on top if its page lies in another NUMA node</source>
        <translation>页在另一个 NUMA 节点时，这样的访问另加的时间</translation>
    </message>
    <message>
        <source>Replacement in %1</source>
        <translation>%1 的替换策略</translation>
    </message>
    <message>
        <source>Which line of a full set of %1 has to go</source>
        <translation>%1 的一组已满时，哪一行要让位</translation>
    </message>
    <message>
        <source>inclusive</source>
        <translation>包含</translation>
    </message>
    <message>
        <source>%1 is inclusive</source>
        <translation>%1 是包含式的</translation>
    </message>
    <message>
        <source>Nearer levels hold only what %1 holds: what it lets go leaves them too</source>
        <translation>更近的各级只含 %1 所含的：它放弃的行也离开更近的各级</translation>
    </message>
</context>
<context>
    <name>threadway::ui::ChangeBar</name>
    <message>
        <source>Change something above: what that does is said here before it is done.</source>
        <translation>在上面改动任何一项：改动之前，这里会先说明它的作用。</translation>
    </message>
    <message>
        <source>⚠ This cannot be:</source>
        <translation>⚠ 不能这样：</translation>
    </message>
    <message>
        <source>From %1 on:</source>
        <translation>从 %1 起：</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Change the machine at the playhead; undo takes it back (%1)</source>
        <translation>在播放位置更改机器；撤销可以收回（%1）</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Show the machine again as it is</source>
        <translation>重新显示机器现在的样子</translation>
    </message>
    <message>
        <source>As in File</source>
        <translation>同文件</translation>
    </message>
    <message>
        <source>Set everything to what the scenario says, to be applied from the playhead on</source>
        <translation>全部设为场景文件所写的，再从播放位置起应用</translation>
    </message>
</context>
<context>
    <name>threadway::ui::ChartsPanel</name>
    <message>
        <source>Charts</source>
        <translation>图表</translation>
    </message>
</context>
<context>
    <name>threadway::ui::ChoiceBanner</name>
    <message>
        <source>A core that is free stands idle until you choose. Let time run; the run stops at each question, and every choice can be undone.</source>
        <translation>空闲的核心会一直等到你作出选择。让时间流动起来；运行会在每个问题处停下，每次选择都可以撤销。</translation>
    </message>
    <message>
        <source>One more core waits too. Dragging a thread onto a core answers as well.</source>
        <translation>还有一个核心也在等待。把线程拖到核心上同样算作回答。</translation>
    </message>
    <message>
        <source>%1 more cores wait too. Dragging a thread onto a core answers as well.</source>
        <translation>还有 %1 个核心也在等待。把线程拖到核心上同样算作回答。</translation>
    </message>
    <message>
        <source>By hand: you are the scheduler</source>
        <translation>手动：你就是调度器</translation>
    </message>
    <message>
        <source>%1 is free at %2: you chose %3. Who else?</source>
        <translation>%1 在 %2 空闲：你选了 %3。换成谁？</translation>
    </message>
    <message>
        <source>%1 is free at %2: who runs next?</source>
        <translation>%1 在 %2 空闲：下一个运行谁？</translation>
    </message>
    <message>
        <source>Run %1</source>
        <translation>运行 %1</translation>
    </message>
    <message>
        <source>%1
Key %2</source>
        <translation>%1
按键 %2</translation>
    </message>
    <message>
        <source>and %1 more in the queue</source>
        <translation>队列中还有 %1 个</translation>
    </message>
</context>
<context>
    <name>threadway::ui::ComparisonChart</name>
    <message>
        <source>ms</source>
        <translation>毫秒</translation>
    </message>
    <message>
        <source>per second</source>
        <translation>每秒</translation>
    </message>
    <message>
        <source>%1, now</source>
        <translation>%1（现在）</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>threadway::ui::ComparisonPanel</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Schedulers to compare</source>
        <translation>要比较的调度器</translation>
    </message>
    <message>
        <source>Tick schedulers and press Compare: the scenario runs from the start under each of them, on the machine of now. The first row is the scheduler of now, to which the others are compared.</source>
        <translation>勾选调度器，再按“比较”：场景在现在的机器上用每一种从头运行一遍。第一行是现在的调度器，其他行与它相比。</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Number that the chart shows</source>
        <translation>图表显示的数字</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the table as CSV, times in nanoseconds</source>
        <translation>以 CSV 复制表格，时间以纳秒计</translation>
    </message>
    <message>
        <source>Run the scenario under the ticked schedulers</source>
        <translation>用勾选的调度器运行场景</translation>
    </message>
    <message>
        <source>Numbers by scheduler</source>
        <translation>各调度器的数字</translation>
    </message>
    <message>
        <source>Schedulers done</source>
        <translation>已完成的调度器</translation>
    </message>
    <message>
        <source>%v of %m schedulers</source>
        <translation>已完成 %v/%m 种调度器</translation>
    </message>
</context>
<context>
    <name>threadway::ui::CoreDeck</name>
    <message>
        <source>Cores</source>
        <translation>核心</translation>
    </message>
    <message>
        <source>%1 has worked for %2 so far.</source>
        <translation>%1 至今工作了 %2。</translation>
    </message>
    <message>
        <source>%1 of a time slice of %2 are over.</source>
        <translation>%2 的时间片已用去 %1。</translation>
    </message>
    <message>
        <source>The cache here is %1 % warm for it.</source>
        <translation>这里的高速缓存对它的热度为 %1%。</translation>
    </message>
</context>
<context>
    <name>threadway::ui::CoresEditor</name>
    <message>
        <source>Online</source>
        <translation>在线</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>How many cores work: those with the lowest numbers, and no more than a topology has. Cores can go and come while threads run.</source>
        <translation>有几个核心工作：编号最小的那些，不超过拓扑所有的数目。线程运行时核心可以离线和上线。</translation>
    </message>
</context>
<context>
    <name>threadway::ui::CoresPanel</name>
    <message>
        <source>Cores</source>
        <translation>核心</translation>
    </message>
</context>
<context>
    <name>threadway::ui::CoursePainter</name>
    <message>
        <source>P sleep %1</source>
        <translation>P 睡眠 %1</translation>
    </message>
    <message>
        <source>P sleep</source>
        <translation>P 睡眠</translation>
    </message>
    <message>
        <source>yield</source>
        <translation>让出</translation>
    </message>
    <message>
        <source>compute %1</source>
        <translation>计算 %1</translation>
    </message>
</context>
<context>
    <name>threadway::ui::DataTableView</name>
    <message>
        <source>Export Table</source>
        <translation>导出表格</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>逗号分隔值 (*.csv)</translation>
    </message>
    <message>
        <source>The table could not be written: %1</source>
        <translation>无法写入表格：%1</translation>
    </message>
</context>
<context>
    <name>threadway::ui::DeadlockBanner</name>
    <message>
        <source>Gridlock: a cycle of %1. Nobody in it will ever move again.</source>
        <translation>死锁：环长 %1，环中谁也动不了。</translation>
    </message>
    <message>
        <source>Gridlock: %1 rings. Nobody in them will ever move again.</source>
        <translation>死锁：共 %1 个环，环中谁也动不了。</translation>
    </message>
</context>
<context>
    <name>threadway::ui::DeadlockGuide</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Looking for a schedule that ends in a deadlock…</source>
        <translation>正在寻找会死锁的调度…</translation>
    </message>
    <message>
        <source>No deadlock was found: no schedule that was tried makes these threads wait for each other.</source>
        <translation>未发现死锁：试过的调度都不会让这些线程互相等待。</translation>
    </message>
    <message>
        <source>Trigger a deadlock</source>
        <translation>触发死锁</translation>
    </message>
    <message>
        <source>Found one. The schedule is driven by hand until nobody can move.</source>
        <translation>找到了。将按此调度运行，直到谁也动不了。</translation>
    </message>
    <message>
        <source>Tow which car?</source>
        <translation>拖走哪辆车？</translation>
    </message>
    <message>
        <source>%1: end it</source>
        <translation>%1：结束它</translation>
    </message>
    <message>
        <source>%1: let it start again</source>
        <translation>%1：让它重新开始</translation>
    </message>
    <message>
        <source>Looking for the step after which there was no escape…</source>
        <translation>正在寻找从哪一步起无法脱身…</translation>
    </message>
    <message>
        <source>The cause could not be found within the limits of the search.</source>
        <translation>在搜索限度内没有找到起因。</translation>
    </message>
    <message>
        <source>Drive around the deadlock</source>
        <translation>绕开死锁</translation>
    </message>
    <message>
        <source>Point of no return: at %1 %2 takes %3. From here on Play drives another way.</source>
        <translation>不归点：%1 时 %2 取得 %3。从这里播放将走另一条路。</translation>
    </message>
    <message>
        <source>Take Locks in One Order</source>
        <translation>统一加锁顺序</translation>
    </message>
    <message>
        <source>All programs take their locks in one order already.</source>
        <translation>所有程序的加锁顺序已经一致。</translation>
    </message>
    <message>
        <source>Take locks in one order</source>
        <translation>统一加锁顺序</translation>
    </message>
    <message>
        <source>The programs are rewritten: every thread takes the locks in the order in which they are declared.</source>
        <translation>程序已改写：每个线程都按声明的顺序加锁。</translation>
    </message>
    <message>
        <source>No deadlock is possible here: no thread takes a lock while it holds another one.</source>
        <translation>这里不会死锁：没有线程在持有一把锁时再去加另一把锁。</translation>
    </message>
</context>
<context>
    <name>threadway::ui::Dock</name>
    <message>
        <source>Course</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>Cores</source>
        <translation>核心</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>机器</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Change the Machine</source>
        <translation>更改机器</translation>
    </message>
    <message>
        <source>Scheduler, cores, caches and costs at the playhead</source>
        <translation>播放位置处的调度器、核心、高速缓存和开销</translation>
    </message>
    <message>
        <source>Tables of Numbers</source>
        <translation>数字表格</translation>
    </message>
    <message>
        <source>Times, switches and misses by thread, process and core</source>
        <translation>按线程、进程和核心列出时间、切换和未命中</translation>
    </message>
    <message>
        <source>Compare Schedulers</source>
        <translation>比较调度器</translation>
    </message>
    <message>
        <source>Run the same scenario under several schedulers</source>
        <translation>用几种调度器运行同一场景</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>检查器</translation>
    </message>
    <message>
        <source>What the selected process or thread owns: the exploded view</source>
        <translation>选中的进程或线程拥有什么：分解视图</translation>
    </message>
    <message>
        <source>Outcomes</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Explore Outcomes</source>
        <translation>探索结果</translation>
    </message>
    <message>
        <source>Try every possible run, and see what can come of it, how likely it is</source>
        <translation>尝试每一种可能的运行，看会有什么结果、可能性多大</translation>
    </message>
    <message>
        <source>You Schedule</source>
        <translation>你来调度</translation>
    </message>
    <message>
        <source>Be the Scheduler</source>
        <translation>当一回调度器</translation>
    </message>
    <message>
        <source>Say who takes each step, and try to break the programs</source>
        <translation>由你决定每一步谁走，试着把程序弄坏</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>Graph of Waits</source>
        <translation>等待图</translation>
    </message>
    <message>
        <source>Who holds what and who waits for whom at the playhead</source>
        <translation>播放头处谁持有什么、谁在等谁</translation>
    </message>
    <message>
        <source>Ways Out</source>
        <translation>出路</translation>
    </message>
    <message>
        <source>Ways Out of Deadlocks</source>
        <translation>摆脱死锁的出路</translation>
    </message>
    <message>
        <source>Prevent deadlocks, avoid them, recover from them, and compare what helps</source>
        <translation>预防、避免、解除死锁，并比较哪种有用</translation>
    </message>
</context>
<context>
    <name>threadway::ui::DragGhost</name>
    <message>
        <source>Dragged thread</source>
        <translation>拖动的线程</translation>
    </message>
</context>
<context>
    <name>threadway::ui::ExplorationChoice</name>
    <message>
        <source>From where</source>
        <translation>从哪里开始</translation>
    </message>
    <message>
        <source>From start</source>
        <translation>从头开始</translation>
    </message>
    <message>
        <source>From here</source>
        <translation>从这里</translation>
    </message>
    <message>
        <source>All programs stand at their beginning</source>
        <translation>所有程序都在开头</translation>
    </message>
    <message>
        <source>As everything stands at the playhead</source>
        <translation>一切如播放头处的样子</translation>
    </message>
    <message>
        <source>What programs run as</source>
        <translation>程序作为什么运行</translation>
    </message>
    <message>
        <source>As written</source>
        <translation>照原样</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>线程</translation>
    </message>
    <message>
        <source>Coroutines</source>
        <translation>协程</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>调用</translation>
    </message>
    <message>
        <source>Threads take turns at any step; coroutines of a thread follow each other as they say</source>
        <translation>线程在任何一步都可轮换；线程内的协程按自己所写的轮换</translation>
    </message>
    <message>
        <source>Every program is a thread of its own, coroutines too</source>
        <translation>每个程序都是一个独立线程，协程也是</translation>
    </message>
    <message>
        <source>Others get their turn only where a program yields, sleeps, waits or ends</source>
        <translation>只有在程序让出、睡眠、等待或结束时才轮到别人</translation>
    </message>
    <message>
        <source>One program is run to its end before the next begins</source>
        <translation>一个程序运行到结束，下一个才开始</translation>
    </message>
    <message>
        <source>What happens at once</source>
        <translation>什么一气完成</translation>
    </message>
    <message>
        <source>Small steps</source>
        <translation>最小步骤</translation>
    </message>
    <message>
        <source>Statements</source>
        <translation>语句</translation>
    </message>
    <message>
        <source>Reading and writing a variable are two steps, and others may come between</source>
        <translation>读变量和写变量是两步，别人可以插在中间</translation>
    </message>
    <message>
        <source>All steps of a statement, unless it has to wait</source>
        <translation>一条语句的所有步骤，除非它必须等待</translation>
    </message>
    <message>
        <source>What is asked</source>
        <translation>问什么</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>计数与概率</translation>
    </message>
    <message>
        <source>Verdicts</source>
        <translation>只要结论</translation>
    </message>
    <message>
        <source>How many schedules lead to each outcome, and how likely each is</source>
        <translation>每种结果有多少种调度、可能性多大</translation>
    </message>
    <message>
        <source>SPIN&apos;s verdict</source>
        <translation>SPIN 的结论</translation>
    </message>
    <message>
        <source>Another program, the model checker SPIN, is given the programs and says whether they can stand still or crash. It needs the packages &quot;spin&quot; and &quot;gcc&quot;.</source>
        <translation>把程序交给另一个程序——模型检查器 SPIN，由它判断会不会停滞或崩溃。需要软件包“spin”和“gcc”。</translation>
    </message>
    <message>
        <source>Only what can happen: quicker, in less memory, for larger scenarios</source>
        <translation>只问会发生什么：更快、更省内存，适合更大的场景</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>How far the search goes before it gives up</source>
        <translation>搜索到多远就放弃</translation>
    </message>
    <message>
        <source>States at most</source>
        <translation>最多状态数</translation>
    </message>
    <message>
        <source>Memory at most</source>
        <translation>最多内存</translation>
    </message>
    <message>
        <source> MiB</source>
        <translation> MiB</translation>
    </message>
    <message>
        <source>no bound</source>
        <translation>无上限</translation>
    </message>
    <message>
        <source>Leave out orders that make no difference</source>
        <translation>省去没有区别的顺序</translation>
    </message>
    <message>
        <source>With verdicts only: of steps that do not concern each other one order is tried. Data races are not looked for then.</source>
        <translation>只要结论时：互不相干的步骤只试一种顺序。此时不查找数据竞争。</translation>
    </message>
</context>
<context>
    <name>threadway::ui::ExplorationPanel</name>
    <message>
        <source>Outcomes</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Standstills</source>
        <translation>停滞</translation>
    </message>
    <message>
        <source>Crashes</source>
        <translation>崩溃</translation>
    </message>
    <message>
        <source>Data races</source>
        <translation>数据竞争</translation>
    </message>
    <message>
        <source>Livelocks</source>
        <translation>活锁</translation>
    </message>
    <message>
        <source>%1: not asked</source>
        <translation>%1：未查</translation>
    </message>
    <message>
        <source>Nothing of this kind was found.</source>
        <translation>没有发现这一类结果。</translation>
    </message>
    <message>
        <source>Nothing of this kind was looked for.</source>
        <translation>没有查找这一类结果。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a kind of finding, how many</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>探索</translation>
    </message>
    <message>
        <source>Every possible run</source>
        <translation>每一种可能的运行</translation>
    </message>
    <message>
        <source>One run proves nothing. Press Explore: every order in which the steps of the programs can follow each other is tried, without time and cores. Then you see what can come of it, how likely it is, and the shortest way there, which you can play.</source>
        <translation>一次运行什么也证明不了。按“探索”：不计时间和核心，把各程序步骤的每一种先后顺序都试一遍。然后你会看到可能的结果、每种结果的可能性，以及到达它的最短途径，并可播放。</translation>
    </message>
    <message>
        <source>SPIN makes a checker of the programs and runs it…</source>
        <translation>SPIN 正在由程序生成检查程序并运行…</translation>
    </message>
    <message>
        <source>Try every possible run; Cancel keeps what was found so far</source>
        <translation>尝试每一种可能的运行；取消会保留已找到的</translation>
    </message>
    <message>
        <source>The search goes on</source>
        <translation>搜索正在进行</translation>
    </message>
</context>
<context>
    <name>threadway::ui::FileActions</name>
    <message>
        <source>Open Recent</source>
        <translation>最近打开</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>还有 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Threadway</source>
        <translation>Threadway</translation>
    </message>
    <message>
        <source>%1 is open, but look at this:</source>
        <translation>%1 已打开，但请注意：</translation>
    </message>
    <message>
        <source>%1 cannot be opened. What is open now stays as it is.</source>
        <translation>无法打开 %1。当前内容保持不变。</translation>
    </message>
    <message>
        <source>%1 has changes that are not saved.</source>
        <translation>%1 有未保存的更改。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Scenarios (*.threadway);;All files (*)</source>
        <translation>场景 (*.threadway);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Save As</source>
        <translation>另存为</translation>
    </message>
    <message>
        <source>Scenarios (*.threadway)</source>
        <translation>场景 (*.threadway)</translation>
    </message>
    <message>
        <source>%1 could not be saved: %2
The file on disk is as it was. Try another folder.</source>
        <translation>无法保存 %1：%2
磁盘上的文件没有改动。请换一个文件夹再试。</translation>
    </message>
    <message>
        <source>Export Image</source>
        <translation>导出图像</translation>
    </message>
    <message>
        <source>Images (*.png)</source>
        <translation>图像 (*.png)</translation>
    </message>
    <message>
        <source>%1 could not be written.</source>
        <translation>无法写入 %1。</translation>
    </message>
    <message>
        <source>No files yet</source>
        <translation>还没有文件</translation>
    </message>
</context>
<context>
    <name>threadway::ui::FindingView</name>
    <message>
        <source>Choose a line at the left: how it comes about is told here.</source>
        <translation>在左边选一行：这里讲述它是怎样发生的。</translation>
    </message>
    <message>
        <source>Lost from the start: every continuation fails.</source>
        <translation>一开始就输了：以后怎样都会失败。</translation>
    </message>
    <message>
        <source>Point of no return, after step %1: from here on every continuation fails.</source>
        <translation>不归点，第 %1 步之后：从这里起，以后怎样都会失败。</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>number of a step, what happens</comment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>… and so on: %1 more sentences.</source>
        <translation>……如此等等：还有 %1 句。</translation>
    </message>
    <message>
        <source>Account, step by step</source>
        <translation>逐步讲述</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>调度</translation>
    </message>
    <message>
        <source>Who takes each step: &quot;A*3 B&quot; is three steps of A, then one of B. It can be mailed, and put into a file as a steer of its journal.</source>
        <translation>每一步由谁走：&quot;A*3 B&quot; 是 A 走三步，再 B 走一步。可以寄给别人，也可以作为日志里的 steer 写进文件。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the schedule</source>
        <translation>复制调度</translation>
    </message>
    <message>
        <source>Play this</source>
        <translation>播放这个</translation>
    </message>
    <message>
        <source>Drive this schedule on the roads; undo takes it back</source>
        <translation>在道路上按这个调度行驶；可以撤销</translation>
    </message>
</context>
<context>
    <name>threadway::ui::GamePanel</name>
    <message>
        <source>No program here can print that: &quot;%1&quot;.</source>
        <translation>这里没有程序能打印：“%1”。</translation>
    </message>
    <message>
        <source>Be the scheduler</source>
        <translation>当一回调度器</translation>
    </message>
    <message>
        <source>%1. %2  (lost)</source>
        <translation>%1. %2（输了）</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>%1 In %2 moves: %3</source>
        <translation>%1共 %2 步：%3</translation>
    </message>
    <message>
        <source>The explorer looks whether it can be done…</source>
        <translation>探索器正在查看能否做到……</translation>
    </message>
    <message>
        <source>A shortest way has %1 moves more; the lit thread takes the first.</source>
        <translation>最短还要走 %1 步；亮起的线程走第一步。</translation>
    </message>
    <message>
        <source>It can be done. Say who takes each step: press a thread, or its number.</source>
        <translation>可以做到。请决定每一步谁走：按线程，或按它的数字键。</translation>
    </message>
    <message>
        <source>It can still be done.</source>
        <translation>还能做到。</translation>
    </message>
    <message>
        <source>Lost since move %1: from there on no schedule brings it about.</source>
        <translation>从第 %1 步起就输了：此后没有调度能做到。</translation>
    </message>
    <message>
        <source>Impossible: the explorer has tried every schedule, and none brings it about.</source>
        <translation>不可能：探索器试遍了每一种调度，没有一种能做到。</translation>
    </message>
    <message>
        <source>Whether it can be done was not decided within %1 states.</source>
        <translation>在 %1 个状态之内没有定论。</translation>
    </message>
    <message>
        <source>You are the scheduler</source>
        <translation>你就是调度器</translation>
    </message>
    <message>
        <source>Goal</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>What is to be printed</source>
        <translation>要打印什么</translation>
    </message>
    <message>
        <source>such as 1 x y</source>
        <translation>例如 1 x y</translation>
    </message>
    <message>
        <source>Moves so far</source>
        <translation>已走的步</translation>
    </message>
    <message>
        <source>Enter or a double click goes back to behind that move</source>
        <translation>按回车或双击可回到那一步之后</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Take the last move back (Backspace)</source>
        <translation>收回上一步（退格键）</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>重走</translation>
    </message>
    <message>
        <source>Make the move again that was taken back (Shift+Backspace)</source>
        <translation>重走收回的那一步（Shift+退格键）</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>Take all moves back</source>
        <translation>收回所有的步</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Show who takes the next step on a shortest way to the goal (H)</source>
        <translation>显示到目标的最短途径上下一步该谁走（H）</translation>
    </message>
    <message>
        <source>Back to where it was open</source>
        <translation>回到还有希望处</translation>
    </message>
    <message>
        <source>Take the move back that lost, and all after it</source>
        <translation>收回输掉的那一步及其后所有的步</translation>
    </message>
    <message>
        <source>Play this run</source>
        <translation>播放这次运行</translation>
    </message>
    <message>
        <source>Play the moves on the roads from the start</source>
        <translation>在道路上从头播放这些步</translation>
    </message>
</context>
<context>
    <name>threadway::ui::InspectorPanel</name>
    <message>
        <source>Process %1 (%2)</source>
        <translation>进程 %1（%2）</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>检查器</translation>
    </message>
    <message>
        <source>Look into</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>The process or thread to look into; a click on a lane, a chip, a row or the plate of a road chooses too</source>
        <translation>要查看的进程或线程；单击车道、标签、时间线的行或道路的名牌也可选择</translation>
    </message>
</context>
<context>
    <name>threadway::ui::JournalPort</name>
    <message>
        <source>Move %1 to core %2</source>
        <translation>将 %1 移到核心 %2</translation>
    </message>
    <message>
        <source>Unpin %1</source>
        <translation>解除 %1 的绑核</translation>
    </message>
    <message>
        <source>Pin %1 to core %2</source>
        <translation>将 %1 绑定到核心 %2</translation>
    </message>
    <message>
        <source>End %1</source>
        <translation>结束 %1</translation>
    </message>
    <message>
        <source>Tow %1</source>
        <translation>拖走 %1</translation>
    </message>
    <message>
        <source>Crash %1</source>
        <translation>使 %1 崩溃</translation>
    </message>
    <message>
        <source>Steer the schedule</source>
        <translation>操控调度</translation>
    </message>
    <message>
        <source>Choose %1 for core %2</source>
        <translation>为 %2 号核选择 %1</translation>
    </message>
</context>
<context>
    <name>threadway::ui::MachineMenus</name>
    <message>
        <source>From the playhead on. %1</source>
        <translation>从播放位置起。%1</translation>
    </message>
    <message>
        <source>1 core</source>
        <translation>1 个核心</translation>
    </message>
    <message>
        <source>%1 cores</source>
        <translation>%1 个核心</translation>
    </message>
    <message>
        <source>Machine Panel…</source>
        <translation>机器面板…</translation>
    </message>
    <message>
        <source>Scheduler: %1</source>
        <translation>调度器：%1</translation>
    </message>
    <message>
        <source>Cores: %1</source>
        <translation>核心：%1</translation>
    </message>
    <message>
        <source>%1. Choose another scheduler from the playhead on</source>
        <translation>%1。从播放位置起选用别的调度器</translation>
    </message>
    <message>
        <source>How many cores work; choose another number from the playhead on</source>
        <translation>有几个核心工作；从播放位置起选别的数目</translation>
    </message>
    <message>
        <source>Scheduler</source>
        <translation>调度器</translation>
    </message>
    <message>
        <source>Cores</source>
        <translation>核心</translation>
    </message>
    <message>
        <source>Parameters, queues, topology, caches and costs</source>
        <translation>参数、队列、拓扑、高速缓存和开销</translation>
    </message>
    <message>
        <source>The topology has no more</source>
        <translation>拓扑中没有更多核心</translation>
    </message>
</context>
<context>
    <name>threadway::ui::MachinePanel</name>
    <message>
        <source>Machine</source>
        <translation>机器</translation>
    </message>
    <message>
        <source>Scheduler</source>
        <translation>调度器</translation>
    </message>
    <message>
        <source>Cores</source>
        <translation>核心</translation>
    </message>
    <message>
        <source>Caches</source>
        <translation>高速缓存</translation>
    </message>
    <message>
        <source>Costs</source>
        <translation>开销</translation>
    </message>
    <message>
        <source>as set below</source>
        <translation>按下面所设</translation>
    </message>
    <message>
        <source>Realistic machine</source>
        <translation>真实机器</translation>
    </message>
    <message>
        <source>Reference machine</source>
        <translation>参考机器</translation>
    </message>
    <message>
        <source>Teaching machine</source>
        <translation>教学机器</translation>
    </message>
    <message>
        <source>Free machine</source>
        <translation>零开销机器</translation>
    </message>
    <message>
        <source>Caches and costs of none of the ready-made machines</source>
        <translation>高速缓存和开销不同于任何现成的机器</translation>
    </message>
    <message>
        <source>Costs as measured on a real kernel, caches as in a common processor</source>
        <translation>开销取自真实内核的测量，高速缓存如常见处理器</translation>
    </message>
    <message>
        <source>Every step, hit and miss counted in ticks; switches cost nothing</source>
        <translation>每一步、每次命中和未命中都以节拍计；切换不要时间</translation>
    </message>
    <message>
        <source>One tick for everything: easy to work out by hand</source>
        <translation>每件事一个节拍：便于手算</translation>
    </message>
    <message>
        <source>Nothing costs anything, and there are no caches</source>
        <translation>什么都不要时间，也没有高速缓存</translation>
    </message>
    <message>
        <source>Like</source>
        <translation>如同</translation>
    </message>
    <message>
        <source>Ready-made caches and costs</source>
        <translation>现成的高速缓存和开销</translation>
    </message>
    <message>
        <source>Set caches and costs to those of a ready-made machine</source>
        <translation>把高速缓存和开销设为某个现成机器的</translation>
    </message>
    <message>
        <source>Accesses</source>
        <translation>访问</translation>
    </message>
    <message>
        <source>Topology</source>
        <translation>拓扑</translation>
    </message>
</context>
<context>
    <name>threadway::ui::MainWindow</name>
    <message>
        <source>%1 at %2</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>As written</source>
        <translation>原样</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>撤销：%1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo: %1</source>
        <translation>重做：%1</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>运行(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Threads</source>
        <translation>线程(&amp;T)</translation>
    </message>
    <message>
        <source>T&amp;ools</source>
        <translation>工具(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Open one of the scenarios that come with the program</source>
        <translation>打开程序自带的场景</translation>
    </message>
    <message>
        <source>Variant of the scenario: the same with one thing different</source>
        <translation>场景的变体：只改变一处</translation>
    </message>
    <message>
        <source>Variant</source>
        <translation>变体</translation>
    </message>
    <message>
        <source>Drag a lane onto a core to move it, with Ctrl to pin it. Ctrl+wheel zooms, Space plays, ← → step.</source>
        <translation>把车道拖到核心上即可迁移，按住 Ctrl 则绑核。Ctrl+滚轮缩放，空格播放，← → 单步。</translation>
    </message>
    <message>
        <source>About Threadway</source>
        <translation>关于 Threadway</translation>
    </message>
    <message>
        <source>&lt;b&gt;Threadway %1&lt;/b&gt;&lt;p&gt;See how processes, threads and coroutines share a machine.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later.&lt;/p&gt;</source>
        <translation>&lt;b&gt;Threadway %1&lt;/b&gt;&lt;p&gt;看进程、线程和协程如何共享一台机器。&lt;/p&gt;&lt;p&gt;自由软件，采用 GNU 通用公共许可证第 3 版或更新版本。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&amp;Machine</source>
        <translation>机器(&amp;M)</translation>
    </message>
    <message>
        <source>Undone: %1</source>
        <translation>已撤销：%1</translation>
    </message>
    <message>
        <source>Done again: %1</source>
        <translation>已重做：%1</translation>
    </message>
    <message>
        <source>Look Inside</source>
        <translation>查看内部</translation>
    </message>
</context>
<context>
    <name>threadway::ui::MarkPainter</name>
    <message>
        <source>gridlock begins</source>
        <translation>死锁开始</translation>
    </message>
    <message>
        <source>run ends</source>
        <translation>运行结束</translation>
    </message>
    <message>
        <source>point of no return</source>
        <translation>不归点</translation>
    </message>
</context>
<context>
    <name>threadway::ui::MoveBoard</name>
    <message>
        <source>%1: %2</source>
        <comment>a thread, what it does next</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>It stands at: %1</source>
        <translation>它停在：%1</translation>
    </message>
</context>
<context>
    <name>threadway::ui::OwnershipCard</name>
    <message>
        <source>Who owns what</source>
        <translation>谁拥有什么</translation>
    </message>
    <message>
        <source>stack</source>
        <translation>栈</translation>
    </message>
    <message>
        <source>registers</source>
        <translation>寄存器</translation>
    </message>
    <message>
        <source>signal mask</source>
        <translation>信号屏蔽字</translation>
    </message>
    <message>
        <source>state</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>pid %1</source>
        <translation>pid %1</translation>
    </message>
    <message>
        <source>, child of %1</source>
        <translation>，%1 的子进程</translation>
    </message>
    <message>
        <source>ended at %1</source>
        <translation>结束于 %1</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the parts of a list</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>address space</source>
        <translation>地址空间</translation>
    </message>
    <message>
        <source>%1 and stacks</source>
        <translation>%1 及各个栈</translation>
    </message>
    <message>
        <source>open files</source>
        <translation>打开的文件</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>signal handlers</source>
        <translation>信号处理函数</translation>
    </message>
    <message>
        <source>all default</source>
        <translation>全部默认</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>已消失</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>第 %1 行</translation>
    </message>
    <message>
        <source>start</source>
        <translation>开头</translation>
    </message>
    <message>
        <source>All processes together: %1 × address space, file table, signal handlers; %2 × stack, registers, signal mask</source>
        <translation>所有进程合计：地址空间、文件表、信号处理函数各 %1 份；栈、寄存器、信号屏蔽字各 %2 份</translation>
    </message>
    <message>
        <source>Process %1, %2</source>
        <translation>进程 %1，%2</translation>
    </message>
    <message>
        <source>Owned by the process, %1 ×</source>
        <translation>进程拥有，%1 份</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Owned by each thread, %1 ×</source>
        <translation>每个线程各自拥有，%1 份</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>not there yet</source>
        <translation>尚未到来</translation>
    </message>
    <message>
        <source>Owned by the process</source>
        <translation>进程拥有</translation>
    </message>
    <message>
        <source>Owned by each thread</source>
        <translation>每个线程各自拥有</translation>
    </message>
    <message>
        <source>Look into the process as a whole</source>
        <translation>查看整个进程</translation>
    </message>
    <message>
        <source>%1 ×</source>
        <translation>%1 份</translation>
    </message>
    <message>
        <source>no living thread</source>
        <translation>没有存活的线程</translation>
    </message>
    <message>
        <source>%1 of %2 threads</source>
        <translation>%2 个线程中的 %1 个</translation>
    </message>
    <message>
        <source>%1:%2</source>
        <comment>function and line</comment>
        <translation>%1:%2</translation>
    </message>
</context>
<context>
    <name>threadway::ui::PresetList</name>
    <message>
        <source>Roads, lanes and land</source>
        <translation>道路、车道与土地</translation>
    </message>
    <message>
        <source>Time on a core</source>
        <translation>核心上的时间</translation>
    </message>
    <message>
        <source>Cores, affinity, caches</source>
        <translation>亲和性 (亲缘性)、缓存</translation>
    </message>
    <message>
        <source>Races and locks</source>
        <translation>竞态与锁</translation>
    </message>
    <message>
        <source>Deadlock</source>
        <translation>死锁</translation>
    </message>
    <message>
        <source>Liveness and fairness</source>
        <translation>活性与公平</translation>
    </message>
    <message>
        <source>Classic problems</source>
        <translation>经典问题</translation>
    </message>
    <message>
        <source>Coroutines</source>
        <translation>协程</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Course</source>
        <translation>课程</translation>
    </message>
</context>
<context>
    <name>threadway::ui::ProgramCard</name>
    <message>
        <source>Program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>Program of %1</source>
        <translation>%1 的程序</translation>
    </message>
    <message>
        <source>%1, in %2()</source>
        <translation>%1，在 %2() 中</translation>
    </message>
    <message>
        <source>Stands at line %1: %2</source>
        <translation>停在第 %1 行：%2</translation>
    </message>
</context>
<context>
    <name>threadway::ui::RoadPainter</name>
    <message>
        <source>pid %1</source>
        <translation>pid %1</translation>
    </message>
    <message>
        <source>heap %1</source>
        <translation>堆 %1</translation>
    </message>
    <message>
        <source>fd %1 %2</source>
        <translation>fd %1 %2</translation>
    </message>
</context>
<context>
    <name>threadway::ui::RoadView</name>
    <message>
        <source>Roads</source>
        <translation>道路</translation>
    </message>
    <message>
        <source>Scroll roads sideways</source>
        <translation>左右滚动道路</translation>
    </message>
    <message>
        <source>Scroll roads</source>
        <translation>上下滚动道路</translation>
    </message>
    <message>
        <source>Road %1, process %2.</source>
        <translation>道路 %1，进程 %2。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1
Line %2: %3</source>
        <translation>%1
第 %2 行：%3</translation>
    </message>
    <message>
        <source>Select the process, to look inside with the inspector</source>
        <translation>选中这个进程，用检查器查看其内部</translation>
    </message>
</context>
<context>
    <name>threadway::ui::SchedulerEditor</name>
    <message>
        <source>Source: %1</source>
        <translation>出处：%1</translation>
    </message>
    <message>
        <source>Scheduler</source>
        <translation>调度器</translation>
    </message>
    <message>
        <source>Which thread runs next, and for how long</source>
        <translation>下一个运行哪个线程，运行多久</translation>
    </message>
    <message>
        <source>Ready queues</source>
        <translation>就绪队列</translation>
    </message>
    <message>
        <source>Whether all threads wait in one line, or in a line of each core from which idle cores take</source>
        <translation>所有线程排成一队，还是每个核心一队、空闲核心从中窃取</translation>
    </message>
    <message>
        <source>Idle core</source>
        <translation>空闲核心</translation>
    </message>
    <message>
        <source>Which core a ready thread is given where several are idle</source>
        <translation>几个核心空闲时，就绪线程得到哪一个</translation>
    </message>
    <message>
        <source>Idle cores take</source>
        <translation>空闲核心取自</translation>
    </message>
    <message>
        <source>Where an idle core looks for work</source>
        <translation>空闲的核心到哪里找活</translation>
    </message>
    <message>
        <source>Balance every</source>
        <translation>均衡间隔</translation>
    </message>
    <message>
        <source>How often queues are evened out; 0: never</source>
        <translation>多久把队列拉平一次；0：从不</translation>
    </message>
    <message>
        <source>I/O holds the core</source>
        <translation>I/O 占住核心</translation>
    </message>
    <message>
        <source>A thread keeps its core, spinning, until its device has served it</source>
        <translation>线程自旋占住核心，直到设备服务完它</translation>
    </message>
</context>
<context>
    <name>threadway::ui::SpeedControl</name>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Simulated time per second: %1</source>
        <translation>每秒模拟时间：%1</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
</context>
<context>
    <name>threadway::ui::StoryStrip</name>
    <message>
        <source>%1 × address space, file table, signal handlers</source>
        <translation>地址空间、文件表、信号处理函数 × %1</translation>
    </message>
    <message>
        <source>%1 × stack, registers, signal mask</source>
        <translation>栈、寄存器、信号屏蔽字 × %1</translation>
    </message>
    <message>
        <source>What each living process owns once, shared by its threads</source>
        <translation>每个存活的进程各有一份，由其线程共享</translation>
    </message>
    <message>
        <source>What each living thread owns for itself</source>
        <translation>每个存活的线程自己的一份</translation>
    </message>
    <message>
        <source>Press Space to let time run.</source>
        <translation>按空格键让时间前进。</translation>
    </message>
    <message>
        <source>Nobody needs a core.</source>
        <translation>没有线程需要核心。</translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>暂无</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>当前</translation>
    </message>
</context>
<context>
    <name>threadway::ui::TablesPanel</name>
    <message>
        <source>Tables</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>线程</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>Cores</source>
        <translation>核心</translation>
    </message>
    <message>
        <source>Whole Run</source>
        <translation>整个运行</translation>
    </message>
    <message>
        <source>Numbers by</source>
        <translation>数字按</translation>
    </message>
    <message>
        <source>Numbers of the run up to the playhead</source>
        <translation>到播放位置为止的数字</translation>
    </message>
    <message>
        <source>Nothing has happened yet. Press Space to let time run; the numbers here follow the playhead.</source>
        <translation>还没有发生任何事。按空格让时间前进；这里的数字跟随播放位置。</translation>
    </message>
    <message>
        <source>All columns</source>
        <translation>所有列</translation>
    </message>
    <message>
        <source>Show percentiles and other columns too</source>
        <translation>也显示百分位数和其他列</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the table as CSV, times in nanoseconds</source>
        <translation>以 CSV 复制表格，时间以纳秒计</translation>
    </message>
    <message>
        <source>Export CSV…</source>
        <translation>导出 CSV…</translation>
    </message>
    <message>
        <source>Save the table as CSV, times in nanoseconds</source>
        <translation>以 CSV 保存表格，时间以纳秒计</translation>
    </message>
</context>
<context>
    <name>threadway::ui::ThreadDrag</name>
    <message>
        <source>Drop it on a core</source>
        <translation>放到核心上</translation>
    </message>
    <message>
        <source>Pin to %1</source>
        <translation>绑定到%1</translation>
    </message>
    <message>
        <source>Move to %1</source>
        <translation>移到%1</translation>
    </message>
</context>
<context>
    <name>threadway::ui::ThreadMenu</name>
    <message>
        <source>Tow It (give back its locks)</source>
        <translation>拖走（交还它的锁）</translation>
    </message>
    <message>
        <source>Tow It and Let It Start Again</source>
        <translation>拖走并重新开始</translation>
    </message>
    <message>
        <source>End This Thread</source>
        <translation>结束此线程</translation>
    </message>
    <message>
        <source>Fault Here (crashes %1)</source>
        <translation>在此出错（%1 将崩溃）</translation>
    </message>
    <message>
        <source>Move to Core</source>
        <translation>移到核心</translation>
    </message>
    <message>
        <source>Pin to Core</source>
        <translation>绑定到核心</translation>
    </message>
    <message>
        <source>Unpin (any core)</source>
        <translation>解除绑核（任意核心）</translation>
    </message>
</context>
<context>
    <name>threadway::ui::TimeLabel</name>
    <message>
        <source>seed %1</source>
        <translation>种子 %1</translation>
    </message>
</context>
<context>
    <name>threadway::ui::TimelineCanvas</name>
    <message>
        <source>Timeline of CPU time slices</source>
        <translation>CPU 时间片的时间线</translation>
    </message>
    <message>
        <source>Left and Right step, Home and End go to the start and the end, plus and minus zoom, 0 shows the whole run.</source>
        <translation>左右键单步，Home 和 End 跳到起点和末尾，加减号缩放，0 显示整个运行过程。</translation>
    </message>
    <message>
        <source>Nothing has run yet. Press Space to play: each stretch of time that a core gives to a thread appears here.</source>
        <translation>还没有运行。按空格键播放：核心分给线程的每段时间都会显示在这里。</translation>
    </message>
</context>
<context>
    <name>threadway::ui::TimelineMinimap</name>
    <message>
        <source>Overview of the whole run</source>
        <translation>整个运行过程的概览</translation>
    </message>
    <message>
        <source>The whole run. Drag the frame to move along it, drag its sides to see more or less.</source>
        <translation>整个运行过程。拖动方框可移动，拖动两侧可改变显示范围。</translation>
    </message>
</context>
<context>
    <name>threadway::ui::TimelineView</name>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>CPU time slices</source>
        <translation>CPU 时间片</translation>
    </message>
    <message>
        <source>By core</source>
        <translation>按核心</translation>
    </message>
    <message>
        <source>A row for each core: which thread it runs</source>
        <translation>每个核心一行：它在运行哪个线程</translation>
    </message>
    <message>
        <source>By thread</source>
        <translation>按线程</translation>
    </message>
    <message>
        <source>A row for each thread: where it runs and why it waits</source>
        <translation>每个线程一行：在哪里运行、为何等待</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>跟随</translation>
    </message>
    <message>
        <source>Go back to the playhead and follow it</source>
        <translation>回到播放头并跟随它</translation>
    </message>
    <message>
        <source>Zoom in (+)</source>
        <translation>放大 (+)</translation>
    </message>
    <message>
        <source>Zoom out (-)</source>
        <translation>缩小 (-)</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>全览</translation>
    </message>
    <message>
        <source>Show the whole run (0)</source>
        <translation>显示整个运行过程 (0)</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Slices: %1</source>
        <translation>时间片：%1</translation>
    </message>
</context>
<context>
    <name>threadway::ui::TimelineWords</name>
    <message>
        <source>%1 on %2</source>
        <translation>%1 在 %2 上</translation>
    </message>
    <message>
        <source>%1 is ready and waits for a core</source>
        <translation>%1 已就绪，正在等核心</translation>
    </message>
    <message>
        <source>%1 is blocked</source>
        <translation>%1 已阻塞</translation>
    </message>
    <message>
        <source>%1 sleeps or waits for a device</source>
        <translation>%1 在睡眠或等待设备</translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation>至今 %1</translation>
    </message>
    <message>
        <source>%1 long</source>
        <translation>时长 %1</translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <translation>从 %1 到 %2</translation>
    </message>
    <message>
        <source>of it %1 for the switch (hatched)</source>
        <translation>其中切换用去 %1（斜线）</translation>
    </message>
    <message>
        <source>came from another core (cut corner)</source>
        <translation>来自其他核心（切角）</translation>
    </message>
    <message>
        <source>Your command</source>
        <translation>你的操作</translation>
    </message>
    <message>
        <source>You moved %1</source>
        <translation>你移动了 %1</translation>
    </message>
    <message>
        <source>You changed the cores %1 may use</source>
        <translation>你更改了 %1 可用的核心</translation>
    </message>
    <message>
        <source>You ended %1</source>
        <translation>你结束了 %1</translation>
    </message>
    <message>
        <source>You let a process crash</source>
        <translation>你让一个进程崩溃</translation>
    </message>
    <message>
        <source>You towed %1</source>
        <translation>你拖走了 %1</translation>
    </message>
    <message>
        <source>You made %1 start again</source>
        <translation>你让 %1 重新开始</translation>
    </message>
    <message>
        <source>You chose the order of turns</source>
        <translation>你选定了执行顺序</translation>
    </message>
    <message>
        <source>Gridlock begins: a cycle of %1 threads, closed by %2</source>
        <translation>死锁开始：%1 个线程成环，由 %2 闭合</translation>
    </message>
    <message>
        <source>Process %1 ended</source>
        <translation>进程 %1 结束</translation>
    </message>
    <message>
        <source>Process %1 crashed</source>
        <translation>进程 %1 崩溃</translation>
    </message>
    <message>
        <source>Your command could not be carried out</source>
        <translation>你的操作无法执行</translation>
    </message>
    <message>
        <source>You changed the machine</source>
        <translation>你更改了机器</translation>
    </message>
    <message>
        <source>%1 missed the deadline of its job %2</source>
        <translation>%1 的第 %2 个作业错过了截止期限</translation>
    </message>
    <message>
        <source>Point of no return: from here on every continuation of the programs fails</source>
        <translation>不归点：从这里起，程序以后怎样都会失败</translation>
    </message>
</context>
<context>
    <name>threadway::ui::TopologyEditor</name>
    <message>
        <source>Sockets, nodes, siblings</source>
        <translation>插槽、节点、同胞</translation>
    </message>
    <message>
        <source>The cores are not all alike: they stand in sockets and NUMA nodes, are siblings, or differ in speed</source>
        <translation>各核心并不相同：它们位于不同的插槽和 NUMA 节点，互为同胞，或速度不同</translation>
    </message>
    <message>
        <source>Sockets</source>
        <translation>插槽</translation>
    </message>
    <message>
        <source>Each has a last cache of its own</source>
        <translation>每个插槽有自己的末级高速缓存</translation>
    </message>
    <message>
        <source>Cores in each</source>
        <translation>每插槽核心</translation>
    </message>
    <message>
        <source>Physical cores in each socket</source>
        <translation>每个插槽中的物理核心</translation>
    </message>
    <message>
        <source>Threads a core</source>
        <translation>每核逻辑核心</translation>
    </message>
    <message>
        <source>Logical cores on each physical one: SMT siblings</source>
        <translation>每个物理核心上的逻辑核心：SMT 同胞</translation>
    </message>
    <message>
        <source>Speed as siblings</source>
        <translation>同胞时的速度</translation>
    </message>
    <message>
        <source>How fast a logical core is while its sibling runs too, in per cent</source>
        <translation>同胞也在运行时，逻辑核心的速度（百分比）</translation>
    </message>
    <message>
        <source>NUMA nodes</source>
        <translation>NUMA 节点</translation>
    </message>
    <message>
        <source>The cores are shared out among them in equal parts</source>
        <translation>各核心平均分给这些节点</translation>
    </message>
    <message>
        <source>Speeds</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Of the physical cores in turn, in per cent, such as 100 50; empty: all 100</source>
        <translation>依次为各物理核心的百分比，例如 100 50；留空：全为 100</translation>
    </message>
    <message>
        <source> %</source>
        <translation>%</translation>
    </message>
</context>
<context>
    <name>threadway::ui::WaitArrows</name>
    <message>
        <source>gridlock: cycle %1</source>
        <translation>死锁：环长 %1</translation>
    </message>
</context>
<context>
    <name>threadway::ui::WaitGraphPanel</name>
    <message>
        <source>%1 rings.</source>
        <translation>%1 个环。</translation>
    </message>
    <message>
        <source>%1 holds %2.</source>
        <translation>%1 持有 %2。</translation>
    </message>
    <message>
        <source>Who waits for whom</source>
        <translation>谁在等谁</translation>
    </message>
    <message>
        <source>Graph of waits</source>
        <translation>等待图</translation>
    </message>
    <message>
        <source>The same in words</source>
        <translation>同样内容的文字</translation>
    </message>
    <message>
        <source>Kind of graph</source>
        <translation>图的种类</translation>
    </message>
    <message>
        <source>Resource-allocation graph</source>
        <translation>资源分配图</translation>
    </message>
    <message>
        <source>Wait-for graph</source>
        <translation>等待图</translation>
    </message>
    <message>
        <source>Round: threads. Square: objects, a full dot for each instance that is held. Dashed: asks for. Line: is held by. Red: a ring.</source>
        <translation>圆：线程。方：对象，每个被持有的实例一个实心点。虚线：请求。实线：被谁持有。红色：环。</translation>
    </message>
    <message>
        <source>Dashed: waits for who holds the object. Red: a ring.</source>
        <translation>虚线：等待对象的持有者。红色：环。</translation>
    </message>
    <message>
        <source>At the playhead nobody holds a lock or waits for anything. Play on, or trigger a deadlock: who holds what and who waits for whom is drawn here.</source>
        <translation>在播放头处没有线程持有锁，也没有线程在等待。请继续播放，或触发死锁：谁持有什么、谁在等谁会画在这里。</translation>
    </message>
</context>
<context>
    <name>threadway::ui::WaitGraphView</name>
    <message>
        <source>cycle %1</source>
        <translation>%1 个线程的环</translation>
    </message>
    <message>
        <source>%1: %2 of %3 held</source>
        <translation>%1：%3 个中被持有 %2 个</translation>
    </message>
</context>
<context>
    <name>threadway::ui::WaysOutPanel</name>
    <message>
        <source>not possible here</source>
        <translation>这里不可行</translation>
    </message>
    <message>
        <source>possible</source>
        <translation>可能</translation>
    </message>
    <message>
        <source>none found</source>
        <translation>未发现</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 次中 %1 次</translation>
    </message>
    <message>
        <source>Detect and recover</source>
        <translation>检测并解除</translation>
    </message>
    <message>
        <source>working…</source>
        <translation>正在计算……</translation>
    </message>
    <message>
        <source>%1: %2 of %3 free.</source>
        <translation>%1：%3 个中空闲 %2 个。</translation>
    </message>
    <message>
        <source>%1 Safe: all can be served in the order %2.</source>
        <translation>%1安全：可按 %2 的顺序满足所有线程。</translation>
    </message>
    <message>
        <source>%1 Unsafe: no order serves all.</source>
        <translation>%1不安全：没有顺序能满足所有线程。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Compare ways out</source>
        <translation>比较出路</translation>
    </message>
    <message>
        <source>Ways out of deadlocks</source>
        <translation>摆脱死锁的出路</translation>
    </message>
    <message>
        <source>A deadlock needs all four of these conditions. %1</source>
        <translation>死锁要同时满足这四个条件。%1</translation>
    </message>
    <message>
        <source>The machine looks for rings of waiting threads again and again, and makes a victim give way</source>
        <translation>机器一再查找互相等待的环，并让一个牺牲者让路</translation>
    </message>
    <message>
        <source>Victim</source>
        <translation>牺牲者</translation>
    </message>
    <message>
        <source>Which thread of the ring has to give way</source>
        <translation>环中哪个线程必须让路</translation>
    </message>
    <message>
        <source>What becomes of the victim</source>
        <translation>牺牲者的下场</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Change the scenario to the way of the selected line; undo takes it back</source>
        <translation>把场景改成所选行的出路；可以撤销</translation>
    </message>
    <message>
        <source>Explore the scenario with each way out, and let it run 100 times with different seeds</source>
        <translation>用每种出路探索场景，并以不同种子各运行 100 次</translation>
    </message>
    <message>
        <source>Ways out, compared</source>
        <translation>出路的比较</translation>
    </message>
    <message>
        <source>Way out</source>
        <translation>出路</translation>
    </message>
    <message>
        <source>Chance of deadlock</source>
        <translation>死锁概率</translation>
    </message>
    <message>
        <source>Livelock</source>
        <translation>活锁</translation>
    </message>
    <message>
        <source>Runs with a deadlock</source>
        <translation>有死锁的运行</translation>
    </message>
    <message>
        <source>Runs that finish</source>
        <translation>完成的运行</translation>
    </message>
    <message>
        <source>Take one of the four conditions away, or let the machine recover: the change is made at once, and can be undone. Compare ways out tells the chance of a deadlock with each of them.</source>
        <translation>去掉四个条件之一，或让机器解除死锁：立即生效，可以撤销。“比较出路”告诉你每种出路下死锁的概率。</translation>
    </message>
</context>
<context>
    <name>StackTopic</name>
    <message>
        <source>program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>handler of %1</source>
        <translation>%1 的处理函数</translation>
    </message>
    <message>
        <source>no local variables</source>
        <translation>没有局部变量</translation>
    </message>
    <message>
        <source>= %1</source>
        <translation>= %1</translation>
    </message>
    <message>
        <source>and more</source>
        <translation>等等</translation>
    </message>
    <message>
        <source>Stack and local variables</source>
        <translation>栈与局部变量</translation>
    </message>
</context>
<context>
    <name>threadway::ui::TrafficPainter</name>
    <message>
        <source>memory ←</source>
        <comment>where stores in a buffer are going, in a picture</comment>
        <translation>内存 ←</translation>
    </message>
    <message>
        <source>nothing waits</source>
        <translation>没有等待的写入</translation>
    </message>
</context>
</TS>
